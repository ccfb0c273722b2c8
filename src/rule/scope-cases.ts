import { foldCase } from '../base/fold-case.js';
import type { ScopeClause, SyncRule } from './sync-rule.js';

/** One kind of AD object: attribute to its text, `null` when absent. */
export type ScopeCase = ReadonlyMap<string, string | null>;

/**
 * One object for every combination of values that the scopes of `rules` can tell apart, with the given values for the
 * attributes in `fixed`; `null` when there are more than `limit`. Proofs over these cases hold for every object.
 */
export const scopeCases = (
  rules: readonly SyncRule[],
  fixed: ReadonlyMap<string, readonly (string | null)[]>,
  limit = 100_000,
): readonly ScopeCase[] | null => {
  const values = new Map<string, Set<string | null>>();
  for (const [attribute, given] of fixed) values.set(attribute, new Set(given));
  for (const clause of rules.flatMap((rule) => rule.scopeGroups.flat())) {
    if (fixed.has(clause.attribute)) continue;
    const known = values.get(clause.attribute) ?? new Set<string | null>([null]);
    for (const value of distinguishing(clause)) known.add(value);
    values.set(clause.attribute, known);
  }
  let cases: ScopeCase[] = [new Map()];
  for (const [attribute, candidates] of values) {
    if (cases.length * candidates.size > limit) return null;
    cases = cases.flatMap((one) => [...candidates].map((value) => new Map([...one, [attribute, value]])));
  }
  return cases;
};

/** Values on both sides of a clause; absence is always among the candidates. */
const distinguishing = ({ operator, value }: ScopeClause): readonly string[] => {
  switch (operator) {
    case 'ISBITSET':
    case 'ISBITNOTSET':
      return ['0', value];
    case 'LESSTHAN':
    case 'LESSTHAN_OR_EQUAL':
    case 'GREATERTHAN':
    case 'GREATERTHAN_OR_EQUAL':
      return /^-?\d+$/.test(value) ? [-1n, 0n, 1n].map((step) => (BigInt(value) + step).toString()) : [value];
    case 'ISNULL':
    case 'ISNOTNULL':
      return ['1'];
    default:
      return [value, '1'];
  }
};

/** Whether a case is in the scope of a rule (SCP-1, SCP-2). */
export const inScope = (rule: SyncRule, one: ScopeCase): boolean =>
  rule.scopeGroups.length === 0 || rule.scopeGroups.some((group) => group.every((clause) => holds(clause, one)));

const holds = ({ attribute, operator, value }: ScopeClause, one: ScopeCase): boolean => {
  const actual = one.get(attribute) ?? null;
  const negation = negations.get(operator);
  if (negation !== undefined) return !holds({ attribute, operator: negation, value }, one);
  if (actual === null) return false;
  const [a, b] = [foldCase(actual), foldCase(value)];
  switch (operator) {
    case 'ISNOTNULL':
      return true;
    case 'EQUAL':
    case 'ISIN':
    // A case that is a member of a group carries the group's DN under the attribute.
    case 'ISMEMBEROF':
      return a === b;
    case 'STARTSWITH':
      return a.startsWith(b);
    case 'ENDSWITH':
      return a.endsWith(b);
    case 'CONTAINS':
      return a.includes(b);
    case 'ISBITSET':
      return isNumber(a) && isNumber(b) && (BigInt(a) & BigInt(b)) === BigInt(b);
    case 'LESSTHAN':
      return compare(a, b) < 0;
    case 'LESSTHAN_OR_EQUAL':
      return compare(a, b) <= 0;
    case 'GREATERTHAN':
      return compare(a, b) > 0;
    case 'GREATERTHAN_OR_EQUAL':
      return compare(a, b) >= 0;
    default:
      return false;
  }
};

/** Negative operators are true for an absent attribute (SCP-6). */
const negations: ReadonlyMap<ScopeClause['operator'], ScopeClause['operator']> = new Map([
  ['NOTEQUAL', 'EQUAL'],
  ['NOTSTARTSWITH', 'STARTSWITH'],
  ['NOTENDSWITH', 'ENDSWITH'],
  ['NOTCONTAINS', 'CONTAINS'],
  ['ISNULL', 'ISNOTNULL'],
  ['ISNOTIN', 'ISIN'],
  ['ISBITNOTSET', 'ISBITSET'],
  ['ISNOTMEMBEROF', 'ISMEMBEROF'],
]);

const isNumber = (text: string): boolean => /^-?\d{1,20}$/.test(text);

const compare = (a: string, b: string): number => {
  const [x, y] = isNumber(a) && isNumber(b) ? [BigInt(a), BigInt(b)] : [a, b];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Whether some object can be in the scopes of both rules; yes when there are too many combinations to tell. */
export const scopesMeet = (a: SyncRule, b: SyncRule): boolean =>
  scopeCases([a, b], new Map(), 20_000)?.some((one) => inScope(a, one) && inScope(b, one)) ?? true;
