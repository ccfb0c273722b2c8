import { foldCase } from '../../base/fold-case.js';
import type { ScopeClause } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const redundantScopeGroup = defineCheck({
  id: 'rule-set/redundant-scope-group',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A scope group adds nothing, because another group of the rule lets in the same objects or more.',
  rationale: 'A reader takes the stricter group for a condition that it is not.',
  avoid: 'the groups `a EQUAL 1` and `a EQUAL 1; b ISNOTNULL`',
  prefer: 'only `a EQUAL 1; b ISNOTNULL`, if both must hold',
  fix: 'Groups are alternatives; remove one, or move its clauses into the other.',
  source: 'sync-engine SCP-1',
  *run({ custom }) {
    for (const rule of custom) {
      const groups = rule.scopeGroups.map((clauses) => new Set(clauses.map(clauseKey)));
      for (const [group, clauses] of groups.entries()) {
        const wider = groups.findIndex(
          (other, index) =>
            index !== group &&
            other.size > 0 &&
            [...other].every((key) => clauses.has(key)) &&
            (other.size < clauses.size || index < group),
        );
        if (wider >= 0)
          yield {
            rule,
            part: { kind: 'scope', group },
            message: `the group ${wider + 1} lets in everything this one does`,
          };
      }
    }
  },
});

/** The same for clauses that say the same; the operator decides whether the constant counts. */
const clauseKey = ({ attribute, operator, value }: ScopeClause): string =>
  /^IS(?:NOT)?NULL$/.test(operator) ? `${attribute} ${operator}` : `${attribute} ${operator} ${foldCase(value)}`;
