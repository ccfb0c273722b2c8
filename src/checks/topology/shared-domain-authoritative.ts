import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const sharedDomainAuthoritative = defineCheck({
  id: 'topology/shared-domain-authoritative',
  subject: 'topology',
  severity: 'error',
  summary: 'A tenant claims to know every address of a domain that it shares.',
  rationale: 'Addresses that exist in the other tenant only are rejected with 5.1.10, though somebody has them.',
  avoid: '`contoso.com` authoritative in both tenants',
  prefer: '`contoso.com` internalRelay in the tenant that does not hold all of it',
  fix: 'Make the accepted domain an internal relay, with a connector to the other tenant.',
  source: 'scenario D.3, E.1',
  modes: ['F59'],
  *run(subject) {
    const facts = tenantFacts(subject);
    for (const { tenant, index } of facts.slice(1))
      for (const { domain, type } of tenant.acceptedDomains) {
        const shared = facts.some(
          (other) => other.index < index && other.tenant.verifiedDomains.map(foldAscii).includes(domain),
        );
        if (shared && type === 'authoritative')
          yield {
            tenant: tenant.name,
            at: subject.placeOf(['tenants', index, 'acceptedDomains']),
            message: `\`${domain}\` is authoritative in \`${tenant.name}\`, and \`${facts[0]?.tenant.name}\` has recipients in it`,
          };
      }
  },
});
