import type { Direction, SyncRule } from '../rule/sync-rule.js';
import type { CsObject } from './connector-space.js';
import type { EngineObserver, ObservedEvaluation } from './observer.js';
import type { CsType, PlannedRule } from './plan.js';
import type { Before, Resolver, TargetPlan } from './precedence.js';
import type { Run } from './run.js';
import type { SourceContext } from './source-context.js';

/** The observer of an object, null when nobody wants to know about it. */
export const observedBy = ({ observer }: Run, { space, dn }: CsObject): EngineObserver | null =>
  observer?.observes(space.planned.connector.name, dn) === true ? observer : null;

const evaluationOf = (cause: CsObject, type: CsType, direction: Direction): ObservedEvaluation => ({
  direction,
  connector: type.connector.connector.name,
  objectType: type.name,
  dn: cause.dn,
});

export const tellScope = (
  observer: EngineObserver,
  cause: CsObject,
  type: CsType,
  direction: Direction,
  all: readonly PlannedRule[],
  inScope: readonly PlannedRule[],
): void => {
  const rules = (planned: readonly PlannedRule[]): readonly SyncRule[] => planned.map(({ rule }) => rule);
  const outOfScope = all.filter((rule) => !inScope.includes(rule));
  observer.scope?.(evaluationOf(cause, type, direction), rules(inScope), rules(outOfScope));
};

export const tellLink = (
  observer: EngineObserver,
  cause: CsObject,
  type: CsType,
  direction: Direction,
  how: 'linked' | 'joined' | 'created' | 'none',
  rule: SyncRule | null,
): void => observer.link?.(evaluationOf(cause, type, direction), how, rule);

/** Evaluates every flow of the target, the losers too, and tells what each gave (PREC-10). */
export const tellFlow = (
  observer: EngineObserver,
  cause: CsObject,
  type: CsType,
  direction: Direction,
  resolver: Resolver,
  target: TargetPlan,
  contexts: readonly SourceContext[],
  links: readonly CsObject[],
  before: Before,
): void => {
  if (observer.flow === undefined) return;
  const { outcomes, winner } = resolver.explain(target, contexts, before);
  const flows = outcomes.map(({ flow, source, outcome }) => ({
    rule: flow.rule,
    source: links[source]?.dn ?? '',
    outcome,
  }));
  observer.flow(evaluationOf(cause, type, direction), target.definition.name, flows, winner);
};
