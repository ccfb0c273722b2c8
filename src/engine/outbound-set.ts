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
      conflict: targets.find(({ merge }) => merge === 'conflict') ?? null,
      passwordSync: rules.some(({ rule }) => rule.enablePasswordSync),
      dnSlot: exportedSlot(target, 'dn'),
      anchorSlot: exportedSlot(target, 'sourceAnchor'),
    };
  };

const exportedSlot = ({ layout, exported }: CsType, name: string): number => {
  const slot = layout.find(name);
  return slot < exported ? slot : -1;
};
