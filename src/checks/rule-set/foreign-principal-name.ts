import { verifiedDomainsOf } from '../../model/tenant-domains.js';
import { defineCheck } from '../define-check.js';
import { judge } from './winners.js';

export const foreignPrincipalName = defineCheck({
  id: 'rule-set/foreign-principal-name',
  subject: 'rule-set',
  severity: 'error',
  summary: 'Nothing gives people of another tenant a user principal name in a domain of this tenant.',
  rationale:
    'Entra ID falls back to alias@initial domain with digits for collisions, and computes all of them anew whenever a domain is verified or removed.',
  avoid: 'the UPN `liwei@cn.contoso.com` exported to the tenant that does not own `cn.contoso.com`',
  prefer: '`Word([userPrincipalName],1,"@") & "@contoso.onmicrosoft.com"` in a rule for foreign users',
  fix: 'Flow a principal name in the initial domain of this tenant for foreign users.',
  source: 'scenario C.4 G10, cloud 5',
  modes: ['F05', 'F07', 'T5'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    if (set.scenario === null) return;
    const { workspace, tenant: name } = set.scenario;
    const tenant = workspace.tenants.find((candidate) => candidate.name === name);
    const verified = tenant === undefined ? [] : [...verifiedDomainsOf(tenant)];
    yield* judge(
      set,
      { target: 'userPrincipalName', whose: 'foreign' },
      (winner) =>
        winner?.flow.kind === 'expression' &&
        verified.some(
          (domain) => winner.flow.kind === 'expression' && winner.flow.expression.toLowerCase().includes(`@${domain}"`),
        ),
      'in no domain of this tenant',
    );
  },
});
