import { homeCases } from '../../model/home-cases.js';
import { inScope, scopeCases } from '../../rule/scope-cases.js';
import { defineCheck } from '../define-check.js';
import { flowTo } from '../rule-set.js';

export const filterHitsHome = defineCheck({
  id: 'rule-set/filter-hits-home',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A custom filter can remove people from the tenant where their mailbox lives.',
  rationale: 'A filtered object is deleted in the tenant, and its mailbox with it; after 30 days for good.',
  avoid: 'a filter on `userAccountControl ISBITSET 2` without a clause on the home marker',
  prefer: 'the filter restricted to foreign objects',
  fix: 'Restrict every group of the scope to foreign objects.',
  source: 'scenario C.4 G05, sync-engine DEL-7',
  modes: ['F33'],
  needs: ['workspace'],
  *run(set) {
    if (set.scenario === null) return;
    const { workspace, tenant } = set.scenario;
    const home = homeCases(workspace, tenant).flatMap(({ value, foreign }) => (foreign ? [] : [value]));
    for (const rule of set.custom) {
      const flow = flowTo(rule, 'cloudFiltered');
      const isUserRule = rule.direction === 'Inbound' && rule.sourceObjectType === 'user';
      if (!isUserRule || flow?.kind !== 'constant' || !/^true$/i.test(flow.constant)) continue;
      const fixed = new Map<string, readonly (string | null)[]>([
        [workspace.home.attribute, home],
        ['mailNickname', ['a']],
        ['mail', ['a']],
      ]);
      if (scopeCases([rule], fixed, 10_000)?.some((one) => inScope(rule, one)) === true)
        yield {
          rule,
          part: { kind: 'flow', target: 'cloudFiltered' },
          message: `it can filter mailboxes at home in \`${tenant}\``,
        };
    }
  },
});
