import type { ScopeClause } from '../../rule/sync-rule.js';
import type { Alternatives, HomeScopes } from '../home-scope.js';
import type { TemplateGroup } from '../template.js';

/**
 * The scope of a rule on one server: every alternative of a placeholder becomes a group of its own. `foreign` replaces
 * the meaning of `${foreign}` in rules that exist once for each foreign tenant. INVARIANT: no group is empty, since an
 * empty group or no group at all would mean every object (SCP-2); a rule without groups must not be written.
 */
export const expandScope = (
  groups: readonly TemplateGroup[],
  scopes: HomeScopes,
  foreign: Alternatives | null,
): Alternatives =>
  groups
    .filter((group) => group.on === undefined || group.on === scopes.kind)
    .flatMap((group) =>
      group.all.reduce<Alternatives>(
        (expanded, clause) => product(expanded, alternativesOf(clause, scopes, foreign)),
        [[]],
      ),
    )
    .filter((clauses) => clauses.length > 0);

const alternativesOf = (
  clause: TemplateGroup['all'][number],
  scopes: HomeScopes,
  foreign: Alternatives | null,
): Alternatives => {
  if (!('placeholder' in clause)) return [[clause]];
  if (clause.placeholder === 'foreign' && foreign !== null) return foreign;
  return scopes.alternatives.get(clause.placeholder) ?? [];
};

const product = (left: Alternatives, right: Alternatives): Alternatives =>
  left.flatMap((a: readonly ScopeClause[]) => right.map((b) => [...a, ...b]));
