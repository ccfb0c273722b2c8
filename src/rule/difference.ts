import { foldCase } from '../base/fold-case.js';
import { compareText, sortedBy } from '../base/order.js';
import { compareCriteria } from './difference/compare-criteria.js';
import { compareFlows } from './difference/compare-flows.js';
import { type Cosmetic, type CosmeticClass, CosmeticNotes } from './difference/cosmetic.js';
import { orderChanges } from './difference/order-changes.js';
import type { Canonical, ChangeKind, RuleChange, RulePair } from './difference/rule-change.js';
import { tagStem } from './find-rule.js';
import { aadConnectorId, type Connector } from './server-export.js';
import { isStandardRule, type SyncRule } from './sync-rule.js';

/** One side of a comparison. */
export interface RuleSet {
  readonly rules: readonly SyncRule[];
  /** Empty when not known: then every connector but the AAD one is taken for AD. */
  readonly connectors: readonly Connector[];
}

export interface ChangedRule {
  readonly before: SyncRule;
  readonly after: SyncRule;
  readonly changes: readonly RuleChange[];
}

/** The difference of two rule sets: what matters, and the kinds of noise that were left out. */
export interface RuleSetDifference {
  readonly added: readonly SyncRule[];
  readonly removed: readonly SyncRule[];
  readonly changed: readonly ChangedRule[];
  /** Sorted by class. */
  readonly cosmetic: readonly Cosmetic[];
}

/**
 * Compares two rule sets by what they do. Standard rules are matched by name and immutable tag, custom rules by identifier and then
 * by name, both per kind of connector and direction (AUT-10, AUT-11); numbers and identifiers of servers mean nothing by
 * themselves, only the order in which rules that share a target win (PREC-1).
 */
export const differenceOf = (before: RuleSet, after: RuleSet, canonical: Canonical): RuleSetDifference => {
  const notes = new CosmeticNotes();
  const pairs = matchRules(before, after);
  const changes = new Map(pairs.matched.map((pair) => [pair, compareRules(pair.before, pair.after, canonical, notes)]));
  for (const { pair, change } of orderChanges(pairs.matched, notes)) changes.get(pair)?.push(change);
  const inOrder = (rules: readonly SyncRule[]): readonly SyncRule[] => sortedBy(rules, ruleOrder);
  return {
    added: inOrder(pairs.added.filter((rule) => isAlive(rule, notes))),
    removed: inOrder(pairs.removed.filter((rule) => isAlive(rule, notes))),
    changed: sortedBy(
      [...changes].filter(([, list]) => list.length > 0).map(([pair, list]) => ({ ...pair, changes: list })),
      ({ after: rule }) => ruleOrder(rule),
    ),
    cosmetic: notes.all(),
  };
};

const ruleOrder = (rule: SyncRule): string => `${String(rule.precedence).padStart(6, '0')} ${rule.name} ${rule.id}`;

/** A disabled rule does nothing, on whichever side it is (PIPE-3). */
const isAlive = (rule: SyncRule, notes: CosmeticNotes): boolean => {
  if (rule.disabled) notes.add('disabledRule', rule.name);
  return !rule.disabled;
};

interface Matching {
  readonly matched: readonly RulePair[];
  readonly added: readonly SyncRule[];
  readonly removed: readonly SyncRule[];
}

const matchRules = (before: RuleSet, after: RuleSet): Matching => {
  const matched: RulePair[] = [];
  let removed = [...before.rules];
  let added = [...after.rules];
  for (const keyOf of [identityKey, nameKey]) {
    const waiting = new Map<string, SyncRule[]>();
    for (const rule of added) {
      const key = keyOf(rule, after);
      const list = waiting.get(key);
      if (list === undefined) waiting.set(key, [rule]);
      else list.push(rule);
    }
    const left: SyncRule[] = [];
    const taken = new Set<SyncRule>();
    for (const rule of sortedBy(removed, ruleOrder)) {
      const partner = waiting.get(keyOf(rule, before))?.shift();
      if (partner === undefined) left.push(rule);
      else {
        taken.add(partner);
        matched.push({ before: rule, after: partner });
      }
    }
    removed = left;
    added = added.filter((rule) => !taken.has(rule));
  }
  return { matched, added, removed };
};

/** Standard rules have other identifiers on every server. */
const identityKey = (rule: SyncRule, set: RuleSet): string =>
  isStandardRule(rule) ? `${tagStem(rule.immutableTag)} ${nameKey(rule, set)}` : rule.id;

const nameKey = (rule: SyncRule, { connectors }: RuleSet): string => {
  const connector = connectors.find(({ id }) => id === rule.connector);
  const isCloud = rule.connector === aadConnectorId || connector?.kind === 'aad';
  const ads = connectors.filter(({ kind }) => kind === 'ad');
  // Several forests are told apart by name; a single one has another name on another server.
  const forest = !isCloud && ads.length > 1 ? foldCase(connector?.name ?? '') : '';
  return [rule.name, rule.direction, isCloud ? 'aad' : 'ad', forest].join('\u0000');
};

const compareRules = (before: SyncRule, after: SyncRule, canonical: Canonical, notes: CosmeticNotes): RuleChange[] => {
  for (const cosmetic of cosmeticFields)
    if (cosmetic.text(before) !== cosmetic.text(after)) notes.add(cosmetic.class, after.name);
  if (before.disabled && after.disabled) {
    notes.add('disabledRule', after.name);
    return [];
  }
  if (before.disabled !== after.disabled)
    return [{ kind: after.disabled ? 'disabled' : 'enabled', subject: '', before: '', after: '' }];
  return [
    ...fieldChanges(before, after),
    ...compareCriteria(before, after, notes),
    ...compareFlows(before, after, canonical, notes),
    ...unknownChanges(before, after),
  ];
};

const cosmeticFields: readonly { readonly class: CosmeticClass; readonly text: (rule: SyncRule) => string }[] = [
  { class: 'name', text: ({ name }) => name },
  { class: 'identifier', text: ({ id, internalId }) => `${id} ${internalId}` },
  { class: 'connectorIdentifier', text: ({ connector }) => connector },
  { class: 'version', text: ({ version, immutableTag }) => `${version} ${immutableTag}` },
  { class: 'description', text: ({ description }) => description },
];

const fieldChanges = (before: SyncRule, after: SyncRule): readonly RuleChange[] => {
  const fields: readonly [ChangeKind, (rule: SyncRule) => string][] = [
    ['linkType', ({ linkType }) => linkType],
    ['objectType', ({ sourceObjectType, targetObjectType }) => `${sourceObjectType} -> ${targetObjectType}`],
    ['passwordSync', ({ enablePasswordSync }) => (enablePasswordSync ? 'on' : 'off')],
  ];
  return fields.flatMap(([kind, textOf]) => {
    const [old, now] = [textOf(before), textOf(after)];
    return old === now ? [] : [{ kind, subject: '', before: old, after: now }];
  });
};

/** Nobody knows what an unknown part does, so it is never noise. */
const unknownChanges = (before: SyncRule, after: SyncRule): readonly RuleChange[] => {
  const textOf = ({ unknown }: SyncRule): string =>
    unknown
      .map(({ parent, text }) => `${parent} ${text}`)
      .sort(compareText)
      .join('\n');
  const [old, now] = [textOf(before), textOf(after)];
  return old === now ? [] : [{ kind: 'unknownPart', subject: '', before: old, after: now }];
};
