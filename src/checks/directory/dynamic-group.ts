import { defineCheck } from '../define-check.js';

export const dynamicGroup = defineCheck({
  id: 'directory/dynamic-group',
  subject: 'directory',
  severity: 'info',
  summary: 'A dynamic distribution group exists on-premises only.',
  rationale: 'Entra Connect does not read it: in the clouds the address is unknown, and edge blocking rejects it.',
  avoid: '`all-staff@contoso.com` as a dynamic group only',
  prefer: 'a contact with the same address for the tenants',
  fix: 'Create a mail contact with its address where senders of the clouds need it.',
  source: 'scenario C.5.12',
  modes: ['F54'],
  run: () => ({
    object: (object) =>
      object.object.objectClass === 'msExchDynamicDistributionList' ? { message: 'no tenant knows this group' } : null,
  }),
});
