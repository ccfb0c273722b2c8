import { homeCases } from '../../model/home-cases.js';
import { inScope, type ScopeCase, scopeCases } from '../../rule/scope-cases.js';
import { isStandardRule, type SyncRule } from '../../rule/sync-rule.js';
import type { Remark } from '../define-check.js';
import { flowTo, literalOf, type RuleFlow, type RuleSet } from '../rule-set.js';

/** Whose users are looked at, and what they are like. */
export interface WinnerQuestion {
  readonly target: string;
  readonly whose: 'foreign' | 'home' | 'staged';
  /** Values of further attributes; `null` is absent. */
  readonly given?: Readonly<Record<string, readonly (string | null)[]>>;
}

/** A kind of users and the flow that decides their value of an attribute; null when no rule contributes. */
export interface WinnerCase {
  readonly kind: string;
  readonly winner: RuleFlow | null;
}

/**
 * The winning flow for every kind of users that the scopes of the contributing rules can tell apart, each pair of kind and winner
 * once (scenario C.7.2); empty when there are too many kinds to decide or the scenario is not known.
 */
export const winnersOf = (set: RuleSet, question: WinnerQuestion): readonly WinnerCase[] => {
  if (set.scenario === null) return [];
  const rules = set.inboundFromAd('user').filter((rule) => flowTo(rule, question.target) !== undefined);
  const fixed = new Map<string, readonly (string | null)[]>([
    [set.scenario.workspace.home.attribute, markersOf(set, question.whose)],
    ['mailNickname', ['a']],
    ...Object.entries(question.given ?? {}),
  ]);
  const seen = new Map<string, WinnerCase>();
  for (const one of scopeCases(rules, fixed, 20_000) ?? []) {
    const winner = winnerIn(rules, question.target, one);
    const key = winner?.rule.id ?? '';
    if (!seen.has(key)) seen.set(key, { kind: caseText(one), winner });
  }
  return [...seen.values()];
};

const markersOf = (set: RuleSet, whose: WinnerQuestion['whose']): readonly (string | null)[] => {
  if (set.scenario === null) return [];
  const { workspace, tenant } = set.scenario;
  const staged = (value: string | null): boolean => value !== null && workspace.home.staged.has(value);
  const own = workspace.home.values.get(tenant) ?? [];
  return homeCases(workspace, tenant)
    .filter(({ value, foreign }) => {
      if (whose === 'foreign') return foreign;
      if (whose === 'staged') return staged(value) && value !== null && own.includes(value);
      return !foreign && !staged(value);
    })
    .map(({ value }) => value);
};

/** NULL and IgnoreThisFlow let the next rule contribute; whether another expression yields NULL depends on the object. */
const winnerIn = (rules: readonly SyncRule[], target: string, one: ScopeCase): RuleFlow | null => {
  for (const rule of rules) {
    const flow = flowTo(rule, target);
    if (flow === undefined || !inScope(rule, one)) continue;
    const literal = literalOf(flow);
    if (literal !== 'NULL' && literal !== 'IgnoreThisFlow') return { rule, flow };
  }
  return null;
};

const caseText = (one: ScopeCase): string =>
  [...one].map(([attribute, value]) => (value === null ? `no ${attribute}` : `${attribute} \`${value}\``)).join(', ');

/** Whether a flow removes the value for good. */
export const isCleared = (winner: RuleFlow | null): boolean =>
  winner !== null && literalOf(winner.flow) === 'AuthoritativeNull';

export const isConstant = (winner: RuleFlow | null, value: string): boolean =>
  winner?.flow.kind === 'constant' && winner.flow.constant === value;

/** Custom rules are there to override; what a standard rule yields comes straight from AD. */
export const isStandardWinner = (winner: RuleFlow | null): boolean => winner !== null && isStandardRule(winner.rule);

/** A remark at the rule that wins, or about the whole set when nothing wins. */
export const winnerRemark = (question: WinnerQuestion, { kind, winner }: WinnerCase, consequence: string): Remark => {
  const whose = question.whose === 'foreign' ? 'users of another tenant' : `${question.whose} users`;
  const message = `\`${question.target}\` ${winner === null ? 'is decided by no rule' : 'is decided here'} for ${whose} (${kind}), ${consequence}`;
  return winner === null
    ? { message }
    : { rule: winner.rule, part: { kind: 'flow', target: question.target }, message };
};

/** A remark for every winner that is not as it should be. */
export function* judge(
  set: RuleSet,
  question: WinnerQuestion,
  accepts: (winner: RuleFlow | null) => boolean,
  consequence: string,
): Generator<Remark> {
  for (const one of winnersOf(set, question)) if (!accepts(one.winner)) yield winnerRemark(question, one, consequence);
}

/** Attributes of a mailbox must be removed where it is foreign, as far as a rule brings them in at all. */
export function* judgeStripped(
  set: RuleSet,
  whose: WinnerQuestion['whose'],
  targets: readonly string[],
  consequence: string,
): Generator<Remark> {
  for (const target of targets)
    yield* judge(set, { target, whose }, (winner) => winner === null || isCleared(winner), consequence);
}
