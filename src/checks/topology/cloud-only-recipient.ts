import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const cloudOnlyRecipient = defineCheck({
  id: 'topology/cloud-only-recipient',
  subject: 'topology',
  severity: 'info',
  summary: 'A recipient exists in one tenant only.',
  rationale: 'It is not in AD: the other tenant and on-premises do not know its address.',
  avoid: 'a Microsoft 365 group that the other cloud writes to',
  prefer: 'a contact with its address in AD',
  fix: 'Create a contact in AD, or accept it.',
  source: 'scenario B.3 P29, F81',
  modes: ['F81'],
  needs: ['inventory'],
  *run(subject) {
    for (const { tenant, companion } of tenantFacts(subject))
      for (const { name, kind, addresses } of companion.cloudOnly ?? [])
        if ((kind === 'group' || kind === 'sharedMailbox') && addresses.length > 0)
          yield { tenant: tenant.name, message: `only \`${tenant.name}\` knows \`${name}\`` };
  },
});
