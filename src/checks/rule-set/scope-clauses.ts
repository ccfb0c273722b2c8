import type { ScopeClause, SyncRule } from '../../rule/sync-rule.js';
import type { RulePart } from '../define-check.js';

/** A clause of a scope with its place. */
export interface ClauseUse {
  readonly rule: SyncRule;
  readonly clause: ScopeClause;
  readonly part: RulePart;
}

/** Every clause of the scopes of some rules. */
export function* clausesOf(rules: readonly SyncRule[]): Generator<ClauseUse> {
  for (const rule of rules)
    for (const [group, clauses] of rule.scopeGroups.entries())
      for (const [index, clause] of clauses.entries())
        yield { rule, clause, part: { kind: 'scope', group, clause: index } };
}

/** A clause as people write it. */
export const clauseText = ({ attribute, operator, value }: ScopeClause): string =>
  /^IS(?:NOT)?NULL$/.test(operator) ? `${attribute} ${operator}` : `${attribute} ${operator} ${value}`;
