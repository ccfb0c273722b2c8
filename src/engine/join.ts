import { isList, type Scalar, type Value } from '../attribute/value.js';
import { foldCase } from '../base/fold-case.js';
import type { LinkType, SyncRule } from '../rule/sync-rule.js';
import { isLinkRule } from '../rule/sync-rule.js';
import { scalarKey } from './compare-values.js';
import { dnKey } from './dn-key.js';
import type { EngineOptions } from './open-points.js';
import type { Slots } from './slot-layout.js';

/** One attribute of one side of a condition: where it stands, and whether the condition ignores case (JOIN-4). */
export interface JoinColumn {
  readonly attribute: string;
  readonly caseSensitive: boolean;
}

/** A group of conditions by the columns of both sides (JOIN-1, JOIN-3). */
export interface JoinGroup {
  readonly cs: readonly JoinColumn[];
  readonly mv: readonly JoinColumn[];
}

/** The groups of a rule in the order they are tried; groups without a condition match nothing. */
export const joinGroups = (rule: SyncRule): readonly JoinGroup[] =>
  rule.joinGroups
    .filter((group) => group.length > 0)
    .map((group) => ({
      cs: group.map(({ csAttribute, caseSensitive }) => ({ attribute: csAttribute, caseSensitive })),
      mv: group.map(({ mvAttribute, caseSensitive }) => ({ attribute: mvAttribute, caseSensitive })),
    }));

/** What the link rules in scope of an object want, decided once per set of rules (JOIN-7, JOIN-8). */
export type LinkDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'conflict'; readonly rules: readonly SyncRule[] }
  | {
      readonly kind: 'link';
      /** Provision wins over StickyJoin over Join. */
      readonly linkType: LinkType;
      /** The rule that gives type and name to the link: the strongest of the strongest link type. */
      readonly rule: SyncRule;
      readonly groups: readonly JoinGroup[];
      /** Equal for equal criteria: same groups, same conditions, same flags, same order. */
      readonly criteria: string;
    };

const strength: readonly LinkType[] = ['Join', 'StickyJoin', 'Provision'];

/** INVARIANT: rules come the strongest first; `rulesInOrder` sorts once. */
export const decideLink = (
  inScope: readonly SyncRule[],
  options: Pick<EngineOptions, 'differentJoinCriteria'>,
): LinkDecision => {
  const linking = inScope.filter(isLinkRule);
  const [first] = linking;
  if (first === undefined) return { kind: 'none' };
  const criteria = criteriaOf(first);
  const equal = linking.filter((rule) => criteriaOf(rule) === criteria);
  if (equal.length < linking.length && options.differentJoinCriteria === 'error')
    return { kind: 'conflict', rules: linking };
  const rule = equal.reduce((best, next) => (rank(next) > rank(best) ? next : best));
  return { kind: 'link', linkType: rule.linkType, rule, groups: joinGroups(rule), criteria };
};

const rank = (rule: SyncRule): number => strength.indexOf(rule.linkType);

const criteriaOf = (rule: SyncRule): string =>
  JSON.stringify(rule.joinGroups.map((group) => group.map((c) => [c.csAttribute, c.mvAttribute, c.caseSensitive])));

/** Upper bound of keys one object has in one index; only absurd multi-valued conditions reach it. */
const keyLimit = 10_000;

/**
 * The keys of one object for a group: one per combination of the values of its columns (JOIN-13), none when a column has no
 * value (JOIN-12). Equal keys mean that all conditions hold (JOIN-14, JOIN-15).
 */
export const joinKeys = (
  slots: Slots,
  places: readonly number[],
  columns: readonly JoinColumn[],
): readonly string[] => {
  let keys: string[] | null = null;
  for (let i = 0; i < places.length; i++) {
    const value = slots[places[i] ?? -1] ?? null;
    if (value === null) return [];
    const own = columnKeys(value, columns[i]?.caseSensitive === true);
    keys = keys === null ? own : combine(keys, own);
  }
  return keys ?? [];
};

const columnKeys = (value: Value, caseSensitive: boolean): string[] =>
  isList(value)
    ? [...new Set(value.map((one) => columnKey(one, caseSensitive)))].slice(0, keyLimit)
    : [columnKey(value, caseSensitive)];

const columnKey = (value: Scalar, caseSensitive: boolean): string => {
  if (typeof value === 'string') return caseSensitive ? value : foldCase(value);
  if (typeof value === 'object' && 'kind' in value && value.kind === 'reference') return `\0r${dnKey(value.dn)}`;
  return scalarKey(value);
};

/** U+0001 cannot occur in a value (IN-3). */
const combine = (left: readonly string[], right: readonly string[]): string[] =>
  left.flatMap((a) => right.map((b) => `${a}\u0001${b}`)).slice(0, keyLimit);

/** JOIN-6: creating needs a value in at least one join attribute, unless there is none to test (JOIN-17). */
export const mayCreate = (slots: Slots, places: readonly (readonly number[])[]): boolean =>
  places.length === 0 || places.some((group) => group.some((place) => (slots[place] ?? null) !== null));
