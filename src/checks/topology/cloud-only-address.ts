import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, others, tenantFacts } from './domains.js';

export const cloudOnlyAddress = defineCheck({
  id: 'topology/cloud-only-address',
  subject: 'topology',
  severity: 'error',
  summary: 'An address of an object that exists in one tenant only belongs to somebody of the directory, too.',
  rationale: 'The export takes the object over, fails, or loses the address: people are in the list twice.',
  avoid: 'a B2B guest `liwei@cn.contoso.com` beside the mail user',
  prefer: 'one object per person and tenant',
  fix: 'Delete the guest or contact, or hard-match the user on purpose.',
  source: 'cloud 3, T15',
  modes: ['F14', 'F15', 'T15'],
  needs: ['inventory'],
  *run(subject) {
    // Which addresses the directory has is the business of the simulation; what two tenants have of their own is seen here.
    const owners = new Map<string, string>();
    for (const { tenant, companion } of tenantFacts(subject))
      for (const { name, addresses, kind } of companion.cloudOnly ?? [])
        for (const address of addresses) {
          const key = foldAscii(address);
          const owner = tenant.verifiedDomains.map(foldAscii).includes(key.split('@')[1] ?? '');
          const other = owners.get(key);
          owners.set(key, `\`${name}\` in \`${tenant.name}\``);
          if (other !== undefined)
            yield { tenant: tenant.name, message: `\`${address}\` belongs to ${other} and to \`${name}\`` };
          else if (
            !owner &&
            (kind === 'guest' || kind === 'contact') &&
            others(subject, { tenant }).some((facts) => mailDomains(facts.tenant).includes(key.split('@')[1] ?? ''))
          )
            yield {
              tenant: tenant.name,
              message: `the ${kind} \`${name}\` has the address \`${address}\` of a person of another tenant`,
            };
        }
  },
});
