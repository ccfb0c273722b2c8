import { type Value, valuesOf } from '../attribute/value.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { sameValue, scalarKey } from './compare-values.js';
import type { CsObject } from './connector-space.js';
import { isFlowFailure } from './flow-outcome.js';
import { joinKeys, mayCreate } from './join.js';
import type { Change, MvObject } from './metaverse.js';
import { observedBy, tellFlow, tellLink, tellScope } from './observe.js';
import type { OutboundSet } from './outbound-set.js';
import type { Channel } from './plan.js';
import type { Before, TargetPlan } from './precedence.js';
import { checkNames, type ProvisionNames } from './provision.js';
import { outboundHop } from './references.js';
import { type Failure, failure, isFailure, type Run } from './run.js';
import { isEmptyAt, type Slots } from './slot-layout.js';

/** A metaverse object as it would be: nothing is changed before the whole evaluation has gone well (ERR-1). */
export interface Candidate {
  readonly object: MvObject;
  readonly slots: Slots;
  readonly links: readonly CsObject[];
  /** The object whose synchronisation this is, for traces. */
  readonly cause: CsObject;
  /** The slots that changed; `null` when everything is to be worked out. */
  readonly changes: readonly Change[] | null;
  /** Whether references are followed again though nothing else changed (REF-3). */
  readonly references: boolean;
}

/** What an outbound evaluation does to a connector space once it is committed. */
export type Effect =
  | { readonly kind: 'release'; readonly object: CsObject }
  | {
      readonly kind: 'write';
      readonly channel: Channel;
      readonly set: OutboundSet;
      /** `null`: an object is created. */
      readonly object: CsObject | null;
      /** `null` when no value changes. */
      readonly values: (Value | null)[] | null;
      readonly names: ProvisionNames;
    };

/**
 * Works out what a metaverse object means for every type of every connector (sync-engine 2.4, `outbound`). What leaves comes first,
 * because an object of another type may take its name (DEL-8).
 */
export const evaluateOutbound = (run: Run, candidate: Candidate): readonly Effect[] | Failure => {
  const effects: Effect[] = [];
  const { channels } = candidate.object.type;
  const { channelSets } = run;
  loadCandidate(run, candidate);
  for (let i = 0; i < channels.length; i++) {
    const channel = channels[i] as Channel; // `i` is below the length
    const set = selectChannel(run, candidate, channel);
    if (set.link.kind === 'conflict') return differentCriteria(set.link.rules);
    channelSets[i] = set;
    if (set.link.kind !== 'none') continue;
    const linked = linkOf(candidate, channel);
    if (linked?.isHeldOutbound === true) effects.push({ kind: 'release', object: linked });
  }
  for (let i = 0; i < channels.length; i++) {
    const set = channelSets[i] as OutboundSet; // filled above
    if (set.link.kind !== 'link') continue;
    const result = evaluateChannel(run, candidate, channels[i] as Channel, set, effects);
    if (result !== null) return result;
  }
  return effects;
};

/**
 * The same when nothing but references can have changed and no scope or join looks at one: the rules in scope are those of the last
 * evaluation.
 */
export const evaluateReferences = (run: Run, candidate: Candidate): readonly Effect[] | Failure => {
  const { object } = candidate;
  if (object.type.referencesDecide || object.isRestored) return evaluateOutbound(run, candidate);
  const effects: Effect[] = [];
  loadCandidate(run, candidate);
  for (const channel of object.type.channels) {
    const linked = linkOf(candidate, channel);
    if (linked === null || linked.outbound === null) continue;
    run.context(-1).parameters = channel.target.connector.parameters;
    const result = write(run, candidate, channel, linked.outbound, linked, effects);
    if (result !== null) return result;
  }
  return effects;
};

const loadCandidate = (run: Run, { slots, object, cause }: Candidate): void => {
  const context = run.context(-1);
  context.slots = slots;
  context.imported = slots;
  context.number = object.number;
  context.identity = cause.dn;
};

/** The connector's own parameters apply outbound (PIPE-9). */
const selectChannel = (run: Run, { cause }: Candidate, { target, rules }: Channel): OutboundSet => {
  const context = run.context(-1);
  context.parameters = target.connector.parameters;
  const set = rules.select(context);
  const observer = observedBy(run, cause);
  if (observer !== null) tellScope(observer, cause, target, 'Outbound', rules.rules, set.rules);
  return set;
};

const linkOf = ({ links }: Candidate, { target }: Channel): CsObject | null => {
  for (const link of links) if (link.type === target) return link;
  return null;
};

const evaluateChannel = (
  run: Run,
  candidate: Candidate,
  channel: Channel,
  set: OutboundSet,
  effects: Effect[],
): Failure | null => {
  if (set.conflict !== null) return conflictingMerge(set.conflict);
  const linked = linkOf(candidate, channel);
  const object = linked ?? joinOutbound(run, candidate, channel, set);
  const how =
    linked !== null ? 'linked' : object !== null ? 'joined' : mayProvision(set, candidate.slots) ? 'created' : 'none';
  const observer = observedBy(run, candidate.cause);
  if (observer !== null && set.link.kind === 'link')
    tellLink(observer, candidate.cause, channel.target, 'Outbound', how, set.link.rule);
  if (how === 'none') {
    candidate.object.seeksJoin ||= set.probes.length > 0;
    return null;
  }
  run.context(-1).parameters = channel.target.connector.parameters;
  return write(run, candidate, channel, set, object, effects);
};

/** JOIN-6 holds in both directions. */
const mayProvision = ({ link, probes }: OutboundSet, slots: Slots): boolean =>
  link.kind === 'link' &&
  link.linkType === 'Provision' &&
  mayCreate(
    slots,
    probes.map(({ places }) => places),
  );

const joinOutbound = (
  run: Run,
  { slots, cause }: Candidate,
  { target }: Channel,
  { probes }: OutboundSet,
): CsObject | null => {
  for (const probe of probes) {
    const found = run.disconnectors.find(target, probe, joinKeys(slots, probe.places, probe.columns), cause);
    if (found !== null) return found;
  }
  return null;
};

const write = (
  run: Run,
  candidate: Candidate,
  channel: Channel,
  set: OutboundSet,
  object: CsObject | null,
  effects: Effect[],
): Failure | null => {
  const values = flow(run, candidate, channel, set, object);
  if (isFailure(values)) return values;
  const names = checkNames(run, candidate, channel, set, object, values, effects);
  if (isFailure(names)) return names;
  if (object === null && names.occupant !== null) return write(run, candidate, channel, set, names.occupant, effects);
  if (object !== null && object.outbound === set && values === null) return null;
  effects.push({ kind: 'write', channel, set, object, values, names });
  return null;
};

/** Runs the flows that matter into a copy of the object's values; `null` when none of them changes. */
const flow = (
  run: Run,
  candidate: Candidate,
  { target: type }: Channel,
  set: OutboundSet,
  object: CsObject | null,
): (Value | null)[] | Failure | null => {
  const existing = object?.slots(run.scratch(type, -1)) ?? null;
  let values = object === null ? type.layout.empty() : null;
  const everything = object === null || object.outbound !== set || candidate.changes === null;
  const sources = [run.context(-1)];
  const hop = outboundHop(type.connector, run.spaces.get(type.connector) ?? null, run.effort, run.elsewhere);
  const observer = observedBy(run, candidate.cause);
  const before: Before = { existing: null, foreign: null, created: false, hop: null };
  const targets = everything ? set.targets : affected(candidate, set);
  const isNew = object === null && observer === null;
  for (let i = 0; i < targets.length; i++) {
    if (isNew && isEmptyAt(candidate.slots, set.deciders[i])) continue;
    const target = targets[i] as TargetPlan; // `i` is below the length
    const isReference = target.isReference;
    before.existing = existing?.[target.slot] ?? null;
    // Nothing to copy and nothing to clear: that is so for two attributes in three.
    if (
      before.existing === null &&
      target.decider >= 0 &&
      candidate.slots[target.decider] === null &&
      observer === null
    )
      continue;
    before.foreign = target.merge === 'first' || object === null ? null : foreignOf(object, target.definition.name);
    before.created = object === null || (isReference && object.isNew);
    before.hop = isReference ? hop : null;
    if (observer !== null)
      tellFlow(observer, candidate.cause, type, 'Outbound', run.resolver, target, sources, [], before);
    const value = run.resolver.resolve(target, sources, before);
    if (isFlowFailure(value)) return failure(value.error, value.message, run.resolver.winner?.rule ?? null);
    if (sameValue(before.existing, value)) continue;
    values ??= (existing ?? type.layout.empty()).slice();
    values[target.slot] = value;
  }
  return values;
};

/** What depends on a change, each once and in slot order; references again when links came or went (REF-3). */
const affected = ({ changes, references }: Candidate, set: OutboundSet): readonly TargetPlan[] => {
  const [first, second] = changes ?? [];
  if (first === undefined) return references ? set.references : [];
  if (second === undefined && !references) return set.readers[first.slot] ?? [];
  const found = new Set<TargetPlan>(references ? set.references : []);
  for (const { slot } of changes ?? []) for (const target of set.readers[slot] ?? []) found.add(target);
  return [...found].sort((a, b) => a.slot - b.slot);
};

/** What stands in an attribute and did not come from a flow (MRG-3). */
export const foreignOf = ({ imported, contributed }: CsObject, attribute: string): Value | null => {
  const value = imported?.attributes.get(attribute) ?? null;
  const own = contributed?.get(attribute);
  if (value === null || own === undefined) return value;
  const foreign = valuesOf(value).filter((one) => !own.has(scalarKey(one)));
  return foreign.length === 0 ? null : foreign;
};

/** JOIN-8. */
export const differentCriteria = (rules: readonly SyncRule[]): Failure =>
  failure(
    'different-join-criteria',
    `rules with different join criteria are in scope: ${rules.map(({ name }) => `\`${name}\``).join(', ')}`,
  );

/** MRG-1. */
export const conflictingMerge = ({ definition, flows }: TargetPlan): Failure =>
  failure(
    'conflicting-merge-types',
    `the flows to \`${definition.name}\` merge in different ways: ${flows
      .map((sourced) => `\`${sourced.flow.rule.name}\` with ${sourced.flow.merge}`)
      .join(', ')}`,
    flows[0]?.flow.rule ?? null,
  );
