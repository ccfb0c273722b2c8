import { decideLink, type LinkDecision } from './join.js';
import type { JoinProbe, JoinTargets } from './join-target.js';
import type { EngineOptions, OpenPoints } from './open-points.js';
import type { CsType, MvType, PlannedRule } from './plan.js';
import { planTargets, type TargetPlan } from './precedence.js';

/** The outbound rules that have a metaverse object in scope for one target type, and what follows from them. */
export interface OutboundSet {
  readonly rules: readonly PlannedRule[];
  readonly link: LinkDecision;
  readonly probes: readonly JoinProbe[];
  readonly targets: readonly TargetPlan[];
  /** Those that hold references (REF-3). */
  readonly references: readonly TargetPlan[];
  /** The deciders of the targets in a row: that is quicker to look through than the targets, of which two in three have no value. */
  readonly deciders: Int32Array;
  /** By slot of the metaverse object: the targets that depend on it. */
  readonly readers: readonly (readonly TargetPlan[] | undefined)[];
  /** A target whose flows disagree about the merge type (MRG-1). */
  readonly conflict: TargetPlan | null;
  /** Whether a rule in scope asks for password hashes (AUT-9). */
  readonly passwordSync: boolean;
  /**
   * Slots of the names a created object needs (JOIN-18), -1 when no rule of the type flows to them. QUIRK: the shipped rule for
   * devices has no flow to `sourceAnchor` and works, so an anchor is asked for only where some rule flows one.
   */
  readonly dnSlot: number;
  readonly anchorSlot: number;
}

/** Makes the outbound sets of one way from a metaverse type to a connector-space type. */
export const compileOutbound =
  (source: MvType, target: CsType, joins: JoinTargets, options: EngineOptions, points: OpenPoints) =>
  (rules: readonly PlannedRule[]): OutboundSet => {
    const link = decideLink(
      rules.map(({ rule }) => rule),
      options,
    );
    const flows = link.kind === 'link' ? rules.flatMap((rule) => rule.flowsTo(source)) : [];
    const targets = planTargets([flows], points);
    return {
      rules,
      link,
      probes:
        link.kind === 'link' ? link.groups.flatMap((group) => joins.outboundProbe(group, source, target) ?? []) : [],
      targets,
      references: targets.filter(({ definition }) => definition.type === 'reference'),
      deciders: Int32Array.from(targets, ({ decider }) => decider),
      readers: readersOf(targets),
      conflict: targets.find(({ merge }) => merge === 'conflict') ?? null,
      passwordSync: rules.some(({ rule }) => rule.enablePasswordSync),
      dnSlot: exportedSlot(target, 'dn'),
      anchorSlot: exportedSlot(target, 'sourceAnchor'),
    };
  };

const readersOf = (targets: readonly TargetPlan[]): readonly (readonly TargetPlan[] | undefined)[] => {
  const readers: TargetPlan[][] = [];
  for (const target of targets) for (const slot of target.reads) (readers[slot] ??= []).push(target);
  return readers;
};

const exportedSlot = ({ layout, exported }: CsType, name: string): number => {
  const slot = layout.find(name);
  return slot < exported ? slot : -1;
};
