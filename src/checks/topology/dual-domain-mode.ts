import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const dualDomainMode = defineCheck({
  id: 'topology/dual-domain-mode',
  subject: 'topology',
  severity: 'warning',
  summary: 'A custom domain is verified in two tenants.',
  rationale:
    'Microsoft does not support that, not even across clouds; verifying it recalculates every object of the tenant.',
  avoid: '`contoso.com` in both tenants',
  prefer: '`contoso.com` in Global, `cn.contoso.com` in 21Vianet',
  fix: 'Verify every domain in one tenant only.',
  source: 'scenario A.3, cloud T17',
  modes: ['F07', 'T17'],
  *run(subject) {
    const owners = new Map<string, string>();
    for (const { tenant, index } of tenantFacts(subject))
      for (const domain of new Set(tenant.verifiedDomains.map(foldAscii))) {
        const other = owners.get(domain);
        if (other === undefined) owners.set(domain, tenant.name);
        else
          yield {
            tenant: tenant.name,
            at: subject.placeOf(['tenants', index, 'verifiedDomains']),
            message: `\`${domain}\` is verified in \`${other}\` and in \`${tenant.name}\``,
          };
      }
  },
});
