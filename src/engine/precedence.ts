import type { AttributeDefinition } from '../attribute/schema.js';
import type { Value } from '../attribute/value.js';
import { authoritativeNull, ignoreThisFlow } from '../expression/outcome.js';
import { type FlowFailure, type FlowOutcome, isFlowFailure } from './flow-outcome.js';
import { type MergeKind, mergeKind, union } from './merge.js';
import type { EngineOptions, OpenPoints } from './open-points.js';
import type { SourceContext } from './source-context.js';
import type { PlannedFlow } from './transform.js';

/** A flow and which of the objects at hand it reads; outbound there is only one. */
export interface SourcedFlow {
  readonly flow: PlannedFlow;
  readonly source: number;
}

/** All flows in scope for one target attribute, the strongest first. */
export interface TargetPlan {
  readonly slot: number;
  readonly definition: AttributeDefinition;
  readonly isReference: boolean;
  readonly merge: MergeKind;
  readonly flows: readonly SourcedFlow[];
  /**
   * Those that can decide: of flows that give the same, the strongest only. Nine rules of the cloud flow the same attribute, and what is NULL
   * for one is NULL for all.
   */
  readonly deciding: readonly SourcedFlow[];
  /** The slot without which there is no value, because nothing else decides. -1: there is more to it. */
  readonly decider: number;
  /** The only flow that can decide, where it copies a slot and nothing is merged with it. */
  readonly copy: SourcedFlow | null;
  /** The only flow that can decide, where it runs every time and nothing is merged with it. */
  readonly sole: SourcedFlow | null;
  /** Slots of the source objects that the result depends on. */
  readonly reads: readonly number[];
  readonly markMixedNull: (object: number) => void;
}

/** The flows of each source object grouped by target, in slot order; sources are numbered as they are given (PREC-1, PREC-5). */
export const planTargets = (
  sources: readonly (readonly PlannedFlow[])[],
  points: OpenPoints,
): readonly TargetPlan[] => {
  const bySlot = new Map<number, SourcedFlow[]>();
  for (const [source, flows] of sources.entries()) {
    for (const flow of flows) {
      const same = bySlot.get(flow.slot) ?? [];
      same.push({ flow, source });
      bySlot.set(flow.slot, same);
    }
  }
  return [...bySlot]
    .sort(([a], [b]) => a - b)
    .map(([slot, unsorted]) => {
      const flows = unsorted.sort((a, b) => a.flow.rank - b.flow.rank || a.source - b.source);
      const deciding = withoutRepeats(flows);
      const merge = mergeKind(flows.map(({ flow }) => flow.merge));
      const [first, second] = deciding;
      const only = second === undefined && first !== undefined && first.flow.copies >= 0 ? first : null;
      // A group holds the flow that opened it.
      const { definition } = (flows[0] as SourcedFlow).flow;
      return {
        slot,
        definition,
        isReference: definition.type === 'reference',
        merge,
        flows,
        deciding,
        decider: merge === 'first' ? deciderOf(deciding) : only === null ? -1 : only.flow.copies,
        copy: merge === 'first' ? only : null,
        sole: merge === 'first' && second === undefined && first?.flow.applyOnce === false ? first : null,
        reads: [...new Set(flows.flatMap(({ flow }) => flow.reads))],
        markMixedNull: points.markerFor('PREC-7', (flows[0] as SourcedFlow).flow.rule),
      };
    });
};

const deciderOf = (deciding: readonly SourcedFlow[]): number => {
  const [decider = -1, second] = new Set(deciding.flatMap(({ flow }) => flow.reads));
  const isOne =
    second === undefined &&
    deciding.every(({ flow, source }) => flow.isNullOfNothing && source === deciding[0]?.source);
  return isOne ? decider : -1;
};

const withoutRepeats = (flows: readonly SourcedFlow[]): readonly SourcedFlow[] => {
  const seen = new Set<string>();
  return flows.filter(({ flow: { sameness }, source }) => {
    if (sameness === null) return true;
    const key = `${source} ${sameness}`;
    const isRepeat = seen.has(key);
    seen.add(key);
    return !isRepeat;
  });
};

/** Whether the slot that decides a target alone is empty: then there is no value, unless one stays because flows are ignored. */
export const isWithoutValue = ({ decider, deciding }: TargetPlan, sources: readonly SourceContext[]): boolean =>
  decider >= 0 && sources[deciding[0]?.source ?? 0]?.slots[decider] === null;

/** Follows a reference from one object to the next; `null` when no value survives (REF-1, REF-2). */
export type Hop = (value: Value, source: number) => Value | null;

/** What the target holds before its flows run; filled again for every target, so that evaluating allocates nothing. */
export interface Before {
  /** The value that stays when every flow is ignored. */
  existing: Value | null;
  /** Values that no flow contributed, for outbound unions (MRG-3). */
  foreign: Value | null;
  /** Whether the target object is created in this evaluation (FLOW-9). */
  created: boolean;
  hop: Hop | null;
}

/** One flow's part in a decision. */
export interface Contribution {
  readonly flow: PlannedFlow;
  readonly source: number;
  readonly outcome: FlowOutcome;
}

/** Every flow's part, and the place of the one that decided; -1 when none did, or when all are merged. */
export interface Explanation {
  readonly outcomes: readonly Contribution[];
  readonly winner: number;
}

/** Decides target attributes; remembers which flow decided the last one. */
export class Resolver {
  /** The flow that gave the last value, said there is none, or failed; `null` when nobody did. */
  winner: PlannedFlow | null = null;
  /** The source that the winner read, or the strongest ignored flow where there is no winner and the value stays; -1: none. */
  source = -1;

  constructor(readonly options: EngineOptions) {}

  /** The value after the flows ran, `null` for none (sync-engine 6.2); evaluation stops at the winner (PREC-8). */
  resolve(target: TargetPlan, sources: readonly SourceContext[], before: Before): Value | null | FlowFailure {
    this.winner = null;
    this.source = -1;
    if (before.hop === null) {
      if (target.copy !== null) return this.copy(target.copy, sources);
      if (target.sole !== null) return this.ask(target.sole, sources, before.existing);
    }
    if (target.merge !== 'first') return this.merge(target, sources, before);
    let sawNull = false;
    let sawIgnored = false;
    for (const sourced of target.deciding) {
      const { flow } = sourced;
      const outcome = evaluate(sourced, sources, before);
      if (outcome === null) {
        sawNull = true;
      } else if (outcome === ignoreThisFlow) {
        if (!sawIgnored) this.source = sourced.source;
        sawIgnored = true;
      } else {
        this.winner = flow;
        this.source = sourced.source;
        return outcome === authoritativeNull ? null : (outcome as Value | FlowFailure); // the literals are handled above
      }
    }
    if (!sawNull) return before.existing;
    if (sawIgnored && before.existing !== null) target.markMixedNull(sources[0]?.number ?? 0);
    return null;
  }

  /** The same for a target that one slot decides alone. */
  private copy({ flow, source }: SourcedFlow, sources: readonly SourceContext[]): Value | null | FlowFailure {
    const value = sources[source]?.slots[flow.copies] ?? null;
    const admitted = value === null ? null : flow.admit(value);
    if (admitted !== null) {
      this.winner = flow;
      this.source = source;
    }
    return admitted;
  }

  /** The same for a target that one flow decides alone. */
  private ask(
    { flow, source }: SourcedFlow,
    sources: readonly SourceContext[],
    existing: Value | null,
  ): Value | null | FlowFailure {
    const context = sources[source];
    const outcome = context === undefined ? null : flow.evaluate(context);
    if (outcome === null) return null;
    this.source = source;
    if (outcome === ignoreThisFlow) return existing;
    this.winner = flow;
    return outcome === authoritativeNull ? null : (outcome as Value | FlowFailure); // the literals are handled above
  }

  private merge(target: TargetPlan, sources: readonly SourceContext[], before: Before): Value | null | FlowFailure {
    const outcomes: FlowOutcome[] = [];
    for (const sourced of target.deciding) {
      const outcome = evaluate(sourced, sources, before);
      if (isFlowFailure(outcome)) {
        this.winner = sourced.flow;
        return outcome;
      }
      if (outcome === authoritativeNull) break;
      outcomes.push(outcome);
    }
    const foreign = this.options.mergeKeepsExisting ? before.foreign : null;
    return union(target.definition, target.merge === 'ignoringCase', foreign, outcomes);
  }

  /** All outcomes of a target and which one won (-1: none), for a trace; a failure of a loser is only told (PREC-8, PREC-10). */
  explain(target: TargetPlan, sources: readonly SourceContext[], before: Before): Explanation {
    const outcomes = target.flows.map((sourced) => {
      const { flow, source } = sourced;
      return { flow, source, outcome: evaluate(sourced, sources, before) };
    });
    const winner = outcomes.findIndex(({ outcome }) => outcome !== null && outcome !== ignoreThisFlow);
    return { outcomes, winner: target.merge === 'first' ? winner : -1 };
  }
}

const evaluate = ({ flow, source }: SourcedFlow, sources: readonly SourceContext[], before: Before): FlowOutcome => {
  if (flow.applyOnce && !before.created) return ignoreThisFlow;
  const context = sources[source];
  const outcome = context === undefined ? null : flow.evaluate(context);
  if (before.hop === null || outcome === null || isLiteral(outcome) || isFlowFailure(outcome)) return outcome;
  return before.hop(outcome as Value, source); // neither a literal nor a failure
};

const isLiteral = (outcome: FlowOutcome): boolean => outcome === ignoreThisFlow || outcome === authoritativeNull;
