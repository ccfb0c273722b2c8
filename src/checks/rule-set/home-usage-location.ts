import { defineCheck } from '../define-check.js';
import { flowTo } from '../rule-set.js';

export const homeUsageLocation = defineCheck({
  id: 'rule-set/home-usage-location',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'No rule gives the people of a tenant a usage location.',
  rationale:
    'Without one no licence can be assigned, so no mailbox appears; older standard rules only reflect the value of the cloud.',
  avoid: 'a 21Vianet server without a flow to `usageLocation` from AD',
  prefer: 'the constant CN for home users',
  fix: 'Flow the country of the tenant to `usageLocation` for home users.',
  source: 'scenario C.5.6 C40, cloud 8',
  needs: ['workspace', 'standardRules'],
  *run(set) {
    const { workspace, tenant } = set.scenario ?? { workspace: null, tenant: '' };
    if (workspace === null || workspace.tenants[0]?.name === tenant) return;
    if (set.inboundFromAd('user').some((rule) => flowTo(rule, 'usageLocation') !== undefined)) return;
    yield { message: 'no rule from Active Directory flows `usageLocation`' };
  },
});
