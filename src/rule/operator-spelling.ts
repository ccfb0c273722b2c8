import { type ScopeOperator, scopeOperators } from './sync-rule.js';

/** Spellings that documentation prints and the product does not write (SCP-5). */
const otherSpellings: ReadonlyMap<string, ScopeOperator> = new Map([
  ['ISNOTBITSET', 'ISBITNOTSET'],
  ['NOTSTARTWITH', 'NOTSTARTSWITH'],
  ['STARTWITH', 'STARTSWITH'],
  ['ENDWITH', 'ENDSWITH'],
  ['NOTENDWITH', 'NOTENDSWITH'],
  ['LESSTHANOREQUAL', 'LESSTHAN_OR_EQUAL'],
  ['GREATERTHANOREQUAL', 'GREATERTHAN_OR_EQUAL'],
]);

const canonical: ReadonlyMap<string, ScopeOperator> = new Map(scopeOperators.map((name) => [name, name]));

/** The operator that a file means; `null` when nobody knows it. Only canonical spellings are ever written (SCP-5). */
export const parseScopeOperator = (text: string): { operator: ScopeOperator; isCanonical: boolean } | null => {
  const exact = canonical.get(text);
  if (exact !== undefined) return { operator: exact, isCanonical: true };
  const upper = text.toUpperCase();
  const operator = canonical.get(upper) ?? otherSpellings.get(upper);
  return operator === undefined ? null : { operator, isCanonical: false };
};
