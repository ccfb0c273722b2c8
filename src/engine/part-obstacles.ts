import type { CsType, MvType, Plan, PlannedRule } from './plan.js';
import type { Layout } from './slot-layout.js';
import type { PlannedFlow } from './transform.js';

/**
 * Why a directory cannot go through a rule set in parts, as the names of the rules that stand in the way; empty when it can. A part leaves
 * references open, so nothing but the copying of references may look at one, and it does not know the members of groups.
 */
export const partObstacles = (plan: Plan): readonly string[] => {
  const found = new Set<string>();
  for (const { types } of plan.connectors)
    for (const type of types.values())
      for (const planned of type.inbound.rules)
        if (asksForMembers(planned) || looksAtExported(planned, type, plan) || joinsOnReference(planned, plan))
          found.add(planned.rule.name);
  for (const type of plan.mvTypes.values())
    for (const { rules, target } of type.channels)
      for (const planned of rules.rules) if (looksAtReference(planned, type, target)) found.add(planned.rule.name);
  return [...found].sort();
};

/** SCP-13. */
const asksForMembers = ({ rule }: PlannedRule): boolean =>
  rule.scopeGroups.flat().some(({ operator }) => operator === 'ISMEMBEROF' || operator === 'ISNOTMEMBEROF');

/** Inbound rules see what was exported, open references among it. */
const looksAtExported = ({ rule, flowsTo }: PlannedRule, { layout, exported }: CsType, { mvTypes }: Plan): boolean => {
  const isOpen = (slot: number): boolean => slot < exported && isReference(layout, slot);
  const names = [
    ...rule.scopeGroups.flat().map(({ attribute }) => attribute),
    ...rule.joinGroups.flat().map(({ csAttribute }) => csAttribute),
  ];
  return (
    names.some((name) => isOpen(layout.find(name))) ||
    [...mvTypes.values()].some((type) => flowsTo(type).some((flow) => looksAt(flow, isOpen)))
  );
};

const joinsOnReference = ({ rule }: PlannedRule, { mvTypes }: Plan): boolean =>
  rule.joinGroups
    .flat()
    .some(({ mvAttribute }) =>
      [...mvTypes.values()].some(({ layout }) => isReference(layout, layout.find(mvAttribute))),
    );

/** Outbound, references are copied to references, from one attribute (REF-1). */
const looksAtReference = (planned: PlannedRule, source: MvType, target: CsType): boolean => {
  if (source.referencesDecide) return true;
  const isOpen = (slot: number): boolean => isReference(source.layout, slot);
  return planned
    .flowsTo(source)
    .some((flow) => looksAt(flow, isOpen) || (isOpen(flow.copies) && isFollowed(flow, source, target)));
};

/** Whether a weaker flow gives the same target something else: it would decide where the references lead nowhere. */
const isFollowed = ({ slot, copies, rank }: PlannedFlow, source: MvType, target: CsType): boolean =>
  source.channels.some(
    (channel) =>
      channel.target === target &&
      channel.rules.rules.some(({ flowsTo }) =>
        flowsTo(source).some((other) => other.slot === slot && other.rank > rank && other.copies !== copies),
      ),
  );

/** Whether a flow does anything with an open reference but copy it to a reference. */
const looksAt = ({ copies, reads, definition }: PlannedFlow, isOpen: (slot: number) => boolean): boolean =>
  reads.some(isOpen) && (copies < 0 || definition.type !== 'reference');

const isReference = ({ definitions }: Layout, slot: number): boolean =>
  slot >= 0 && definitions[slot]?.type === 'reference';
