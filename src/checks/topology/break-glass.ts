import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { tenantFacts } from './domains.js';

export const breakGlass = defineCheck({
  id: 'topology/break-glass',
  subject: 'topology',
  severity: 'error',
  summary: 'Every administrator of a tenant signs in through federation.',
  rationale: 'When AD FS or its trust fails nobody can repair it.',
  avoid: 'only `admin@cn.contoso.com`, a federated domain',
  prefer: 'one administrator in the initial domain',
  fix: 'Create a managed administrator in the initial domain.',
  source: 'scenario D.1',
  modes: ['F19'],
  needs: ['adfs'],
  *run(subject) {
    for (const { tenant, companion } of tenantFacts(subject)) {
      const federated = new Set((companion.federatedDomains ?? []).map(foldAscii));
      const administrators = companion.administrators ?? [];
      const all =
        administrators.length > 0 && administrators.every((name) => federated.has(foldAscii(name.split('@')[1] ?? '')));
      if (all)
        yield {
          tenant: tenant.name,
          message: `all ${administrators.length} administrators of \`${tenant.name}\` lie in federated domains`,
        };
    }
  },
});
