import { compareText } from '../base/order.js';
import { scopesMeet } from '../rule/scope-cases.js';
import { isStandardRule, type SyncRule } from '../rule/sync-rule.js';

/** Where the generated rules stand among the rules of a server, and which winners change by that (scenario C.3). */
export interface Placement {
  readonly range: { readonly from: number; readonly to: number };
  /** The generated rules, by precedence. */
  readonly rules: readonly PlacedRule[];
  /** Custom rules of the server that are not onegal's, by precedence. */
  readonly others: readonly NamedRule[];
  /** Standard rules that lose targets to a generated rule, which is what generated rules are for. */
  readonly overrides: readonly Override[];
  /** Custom rules that lose a target to a generated rule: winners that change without being meant. */
  readonly losing: readonly Contest[];
  /** Custom rules that win a target over a generated rule, which then does not do its work there. */
  readonly winning: readonly Contest[];
}

export interface NamedRule {
  readonly name: string;
  readonly precedence: number;
}

export interface PlacedRule extends NamedRule {
  readonly id: string;
  /** Number in the plan; differs from the precedence where that was taken or the range begins later. */
  readonly number: number;
}

/** A generated rule and the targets it takes from the standard rules of the same object type. */
export interface Override {
  readonly rule: string;
  readonly targets: readonly string[];
  readonly over: readonly string[];
}

/** A generated rule and a custom rule that flow the same targets to some of the same objects. */
export interface Contest {
  readonly generated: NamedRule;
  readonly custom: NamedRule;
  readonly targets: readonly string[];
}

/** Compares the generated rules with the server's other inbound rules for the same object types (PREC-1). */
export const placementOf = (
  rules: readonly SyncRule[],
  baseline: readonly SyncRule[],
  numbers: ReadonlyMap<string, number>,
  range: Placement['range'],
): Placement => {
  const contests = rules.flatMap((rule) => contestsOf(rule, baseline));
  return {
    range,
    rules: rules.map(({ id, name, precedence }) => ({ id, name, number: numbers.get(id) ?? precedence, precedence })),
    others: baseline
      .filter((rule) => !isStandardRule(rule))
      .map(named)
      .sort((a, b) => a.precedence - b.precedence || compareText(a.name, b.name)),
    overrides: rules.flatMap((rule) => overrideOf(rule, baseline)),
    losing: contests.filter(({ generated, custom }) => generated.precedence < custom.precedence),
    winning: contests.filter(({ generated, custom }) => generated.precedence > custom.precedence),
  };
};

const named = ({ name, precedence }: SyncRule): NamedRule => ({ name, precedence });

const rivalsOf = (rule: SyncRule, baseline: readonly SyncRule[]): readonly SyncRule[] =>
  baseline.filter(
    (other) =>
      !other.disabled &&
      other.direction === rule.direction &&
      other.connector === rule.connector &&
      other.sourceObjectType === rule.sourceObjectType,
  );

const sharedTargets = (rule: SyncRule, other: SyncRule): readonly string[] => {
  const targets = new Set(other.flows.map((flow) => flow.target));
  return rule.flows.map((flow) => flow.target).filter((target) => targets.has(target));
};

const contestsOf = (rule: SyncRule, baseline: readonly SyncRule[]): readonly Contest[] =>
  rivalsOf(rule, baseline)
    .filter((other) => !isStandardRule(other))
    .map((other) => ({ other, targets: sharedTargets(rule, other) }))
    .filter(({ other, targets }) => targets.length > 0 && scopesMeet(rule, other))
    .map(({ other, targets }) => ({ generated: named(rule), custom: named(other), targets }));

const overrideOf = (rule: SyncRule, baseline: readonly SyncRule[]): readonly Override[] => {
  const losers = rivalsOf(rule, baseline)
    .filter((other) => isStandardRule(other) && other.precedence > rule.precedence)
    .map((other) => ({ name: other.name, targets: sharedTargets(rule, other) }))
    .filter(({ targets }) => targets.length > 0);
  if (losers.length === 0) return [];
  return [
    {
      rule: rule.name,
      targets: [...new Set(losers.flatMap(({ targets }) => targets))].sort(compareText),
      over: losers.map(({ name }) => name),
    },
  ];
};
