import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const noRoutingDomain = defineCheck({
  id: 'topology/no-routing-domain',
  subject: 'topology',
  severity: 'warning',
  summary: 'A tenant has no routing domain.',
  rationale:
    'Target addresses need a domain that leads to the tenant and that nobody else accepts; its own mail domain does so only where no other platform accepts it.',
  avoid: 'a tenant without `routingDomain`',
  prefer: '`routingDomain: contoso.partner.mail.onmschina.cn`',
  fix: 'Look the coexistence domain up with Get-AcceptedDomain and state it.',
  source: 'scenario A.4, cloud S-38',
  modes: ['F42'],
  *run(subject) {
    for (const { tenant, index } of tenantFacts(subject))
      if (tenant.routingDomain === undefined)
        yield {
          tenant: tenant.name,
          at: subject.placeOf(['tenants', index]),
          message: `\`${tenant.name}\` has no routing domain`,
          marks: ['S-38'],
        };
  },
});
