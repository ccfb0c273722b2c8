import { decideLink, type LinkDecision } from './join.js';
import type { JoinProbe, JoinTargets } from './join-target.js';
import type { EngineOptions, OpenPoints } from './open-points.js';
import type { CsType, MvType, PlannedRule } from './plan.js';
import { planTargets, type TargetPlan } from './precedence.js';
import type { PlannedFlow } from './transform.js';

/** The inbound rules that have an object in scope, and what follows from them. */
export interface InboundSet {
  readonly type: CsType;
  readonly rules: readonly PlannedRule[];
  readonly link: LinkDecision;
  readonly probes: readonly JoinProbe[];
  /** The metaverse type that a Provision rule creates; `null` when it cannot (PIPE-7). */
  readonly creates: MvType | null;
  /** Contributions to a metaverse type: none without a link rule in scope (PIPE-4, PIPE-5). */
  readonly flowsTo: (type: MvType) => readonly PlannedFlow[];
}

/** Makes the inbound sets of one connector-space type. */
export const compileInbound =
  (type: CsType, mvTypes: ReadonlyMap<string, MvType>, joins: JoinTargets, options: EngineOptions) =>
  (rules: readonly PlannedRule[]): InboundSet => {
    const link = decideLink(
      rules.map(({ rule }) => rule),
      options,
    );
    const isLink = link.kind === 'link';
    const flows = new Map<MvType, readonly PlannedFlow[]>();
    if (isLink) for (const mv of mvTypes.values()) flows.set(mv, flowsInto(mv, rules));
    return {
      type,
      rules,
      link,
      probes: isLink ? link.groups.flatMap((group) => joins.inboundProbe(link.rule, group, type) ?? []) : [],
      creates: isLink && link.linkType === 'Provision' ? (mvTypes.get(link.rule.targetObjectType) ?? null) : null,
      flowsTo: (mv) => flows.get(mv) ?? [],
    };
  };

const flowsInto = (type: MvType, rules: readonly PlannedRule[]): readonly PlannedFlow[] =>
  rules.flatMap((rule) => rule.flowsTo(type));

/** Whether an object of this set has a part in a metaverse object of this type; many are linked only to be found (PIPE-4). */
export const contributes = (set: InboundSet, type: MvType): boolean =>
  set.link.kind === 'link' && set.flowsTo(type).length > 0;

/** Targets that are decided together. */
export interface TargetGroup {
  readonly targets: readonly TargetPlan[];
  /**
   * The deciders of the targets in a row, which is quicker to look through than the targets; -1 where more is asked than the value.
   * `null` when there are several sources.
   */
  readonly deciders: Int32Array | null;
  /** By source: the slots of the object that the results depend on; nothing for a source that has no part in any. */
  readonly reads: readonly (readonly number[] | undefined)[];
}

/** What all objects linked to one metaverse object contribute together. */
export interface MergedFlows {
  readonly all: TargetGroup;
  /** By source: the targets that it has a part in. */
  readonly bySource: readonly TargetGroup[];
  /** Those that hold references, which are followed when every link is known. */
  readonly references: TargetGroup;
  /** A target whose flows disagree about the merge type (MRG-1). */
  readonly conflict: TargetPlan | null;
  /** Two objects of one connector contribute (JOIN-22). */
  readonly ambiguous: boolean;
}

/** Works out `MergedFlows` once for each combination of sets that is met: runs that share a plan share them, too. */
export class FlowMerger {
  private readonly roots = new Map<MvType, Combination>();

  constructor(private readonly points: OpenPoints) {}

  merge(type: MvType, sets: readonly InboundSet[]): MergedFlows {
    let found = at(this.roots, type);
    for (const set of sets) found = at(found.longer, set);
    return (found.merged ??= mergeFlows(type, sets, this.points));
  }
}

/** A row of sets, and those that have one more. */
interface Combination {
  merged: MergedFlows | null;
  readonly longer: Map<InboundSet, Combination>;
}

const at = <K>(combinations: Map<K, Combination>, key: K): Combination => {
  let found = combinations.get(key);
  if (found === undefined) combinations.set(key, (found = { merged: null, longer: new Map() }));
  return found;
};

const mergeFlows = (type: MvType, sets: readonly InboundSet[], points: OpenPoints): MergedFlows => {
  const flows = sets.map((set) => set.flowsTo(type));
  const targets = planTargets(flows, points);
  const contributing = sets.filter((_, i) => (flows[i]?.length ?? 0) > 0).map((set) => set.type.connector);
  const groupOf = (isMeant: (target: TargetPlan) => boolean): TargetGroup => {
    const own = targets.filter(isMeant);
    const deciders =
      sets.length > 1 ? null : Int32Array.from(own, ({ slot, decider }) => (slot === type.passwordSlot ? -1 : decider));
    return { targets: own, deciders, reads: readsOf(own) };
  };
  return {
    all: groupOf(() => true),
    bySource: sets.map((_, i) => groupOf((target) => target.flows.some(({ source }) => source === i))),
    references: groupOf(({ definition }) => definition.type === 'reference'),
    conflict: targets.find(({ merge }) => merge === 'conflict') ?? null,
    ambiguous: new Set(contributing).size < contributing.length,
  };
};

const readsOf = (targets: readonly TargetPlan[]): TargetGroup['reads'] => {
  const reads: number[][] = [];
  for (const { flows } of targets) {
    for (const { flow, source } of flows) {
      const own = (reads[source] ??= []);
      for (const slot of flow.reads) if (!own.includes(slot)) own.push(slot);
    }
  }
  return reads;
};
