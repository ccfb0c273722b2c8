import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignAddressRemoved = defineCheck({
  id: 'outcome/foreign-address-removed',
  subject: 'outcome',
  severity: 'error',
  summary: 'Addresses of a person are removed in a tenant where the person is not at home.',
  rationale: 'The list there shows another address than everywhere else, and mail to the old ones bounces.',
  avoid: 'any msExchRemoteRecipientType or licence on foreign people',
  prefer: 'a mail user without either, which keeps every address',
  fix: 'Remove what makes Entra ID enforce verified domains.',
  source: 'cloud 6.1, T2',
  modes: ['F23', 'T2'],
  *run(subject) {
    for (const entry of foreignUsers(subject)) {
      const lost = entry.object.discarded.filter(({ reason }) => reason === 'unverifiedDomain');
      if (lost.length > 0)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `${lost.length} addresses of \`${entry.object.displayName ?? ''}\` are removed, \`${lost[0]?.value ?? ''}\` among them`,
          marks: entry.object.marks,
        };
    }
  },
});
