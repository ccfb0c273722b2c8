import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const initialDomainCloud = defineCheck({
  id: 'topology/initial-domain-cloud',
  subject: 'topology',
  severity: 'warning',
  summary: 'The initial domain of a tenant does not look like its cloud.',
  rationale: 'A tenant of the wrong cloud gets the wrong endpoints, records and commands.',
  avoid: '`cloud: china` with `contoso.onmicrosoft.com`',
  prefer: '`cloud: china` with `contoso.partner.onmschina.cn`',
  fix: 'Correct the cloud or the initial domain.',
  source: 'scenario A.1, cloud 13',
  *run(subject) {
    for (const { tenant, index } of tenantFacts(subject)) {
      const suffix = suffixes[tenant.cloud];
      if (!foldAscii(tenant.initialDomain).endsWith(`.${suffix}`))
        yield {
          tenant: tenant.name,
          at: subject.placeOf(['tenants', index, 'initialDomain']),
          message: `the initial domain \`${tenant.initialDomain}\` of a ${tenant.cloud} tenant does not end in \`${suffix}\``,
        };
    }
  },
});

const suffixes = { global: 'onmicrosoft.com', china: 'partner.onmschina.cn', usgov: 'onmicrosoft.us' } as const;
