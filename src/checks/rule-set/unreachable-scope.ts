import { inScope, scopeCases } from '../../rule/scope-cases.js';
import type { ScopeClause } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { clauseText } from './scope-clauses.js';

export const unreachableScope = defineCheck({
  id: 'rule-set/unreachable-scope',
  subject: 'rule-set',
  severity: 'error',
  summary: 'No object can be in the scope of a rule, or of one group of it.',
  rationale: 'The rule looks active and does nothing.',
  avoid: '`extensionAttribute15 EQUAL 21V` and `extensionAttribute15 ISNULL` in one group',
  prefer: 'two groups, which are alternatives',
  fix: 'Clauses of one group must all hold; write alternatives as groups of their own.',
  source: 'sync-engine SCP-1',
  modes: ['F83'],
  *run({ custom }) {
    for (const rule of custom)
      for (const [group, clauses] of rule.scopeGroups.entries()) {
        if (clauses.length < 2 || canHold(rule, clauses)) continue;
        yield {
          rule,
          part: { kind: 'scope', group },
          message: `nothing can satisfy ${clauses.map((clause) => `\`${clauseText(clause)}\``).join(' and ')}`,
        };
      }
  },
});

/** Whether one group can hold; yes when there are too many combinations to tell. */
const canHold = (rule: Parameters<typeof inScope>[0], clauses: readonly ScopeClause[]): boolean => {
  const alone = { ...rule, scopeGroups: [clauses] };
  return scopeCases([alone], new Map(), 5_000)?.some((one) => inScope(alone, one)) ?? true;
};
