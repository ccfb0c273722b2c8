import { foldCase } from '../../base/fold-case.js';
import type { ScopeClause, SyncRule } from '../../rule/sync-rule.js';

const key = ({ attribute, operator, value }: ScopeClause): string =>
  /^IS(?:NOT)?NULL$/.test(operator) ? `${attribute} ${operator}` : `${attribute} ${operator} ${foldCase(value)}`;

/**
 * Whether every object in the scope of `inner` is certainly in the scope of `outer`: each of its groups holds all clauses of a
 * group of `outer`. False also where it is true for a reason the clauses do not show.
 */
export const covers = (outer: SyncRule, inner: SyncRule): boolean => {
  if (outer.scopeGroups.length === 0 || outer.scopeGroups.some((group) => group.length === 0)) return true;
  if (inner.scopeGroups.length === 0) return false;
  const wide = outer.scopeGroups.map((group) => group.map(key));
  return inner.scopeGroups.every((group) => {
    const clauses = new Set(group.map(key));
    return wide.some((needed) => needed.every((clause) => clauses.has(clause)));
  });
};
