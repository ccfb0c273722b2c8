import { defineCheck } from '../define-check.js';

export const cloudArchive = defineCheck({
  id: 'directory/cloud-archive',
  subject: 'directory',
  severity: 'info',
  summary: 'An on-premises mailbox has a cloud archive.',
  rationale:
    'Its remote recipient type makes a tenant enforce verified domains: where the archive is not, a rule must remove it.',
  avoid: 'msExchRemoteRecipientType 2 exported to every tenant',
  prefer: 'AuthoritativeNull for it where the person is foreign',
  fix: 'Make sure that msExchRemoteRecipientType is removed in the other tenants.',
  source: 'cloud 6.1, T20',
  modes: ['F24', 'T20'],
  run: () => ({
    object: (object) => {
      const hasArchive = BigInt.asIntN(64, object.number('msExchRemoteRecipientType') & 2n) !== 0n;
      return hasArchive && object.recipientType === 1n ? { message: 'its archive is in the cloud' } : null;
    },
  }),
});
