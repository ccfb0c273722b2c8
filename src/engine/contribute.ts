import type { Value } from '../attribute/value.js';
import { commit } from './commit.js';
import { sameValue } from './compare-values.js';
import type { CsObject } from './connector-space.js';
import { isFlowFailure } from './flow-outcome.js';
import { referencesOf } from './follow-references.js';
import { contributes, type InboundSet, type TargetGroup } from './inbound-set.js';
import { type Change, changed, type MvObject } from './metaverse.js';
import { observedBy, tellFlow } from './observe.js';
import { type Candidate, conflictingMerge, type Effect, evaluateOutbound } from './outbound.js';
import type { MvType } from './plan.js';
import { type Before, isWithoutValue, type TargetPlan } from './precedence.js';
import { type Failure, failure, isFailure, type Run } from './run.js';
import { isEmptyAt } from './slot-layout.js';

/**
 * Runs the flows of an object into the metaverse object it is, or would be, linked to, and everything outbound that follows;
 * nothing is changed unless all of it goes well (ERR-1).
 */
export const contribute = (run: Run, object: CsObject, set: InboundSet, target: MvObject): Failure | null => {
  if (onlyLinks(run, object, set, target)) return null;
  const isNew = target.links.length === 0;
  const isLinked = object.link === target;
  const links = isLinked ? target.links : [...target.links, object];
  const sources: CsObject[] = [];
  const sets: InboundSet[] = [];
  for (const link of links) {
    const own = link === object ? set : link.inbound;
    run.effort.links++;
    if (own === null || !contributes(own, target.type)) continue;
    sources.push(link);
    sets.push(own);
  }
  const merged = run.merger.merge(target.type, sets);
  if (merged.ambiguous) return ambiguous(run, object, links);
  if (merged.conflict !== null) return conflictingMerge(merged.conflict);

  const isOtherSet = isLinked && object.inbound !== null && object.inbound !== set;
  const own = isNew || isOtherSet ? merged.all : merged.bySource[sources.indexOf(object)];
  const created = isNew || (!isLinked && run.plan.options.applyOnceOnJoin);
  const into = isNew ? target.type.layout.empty() : null;
  const kept = target.kept === null ? null : new Map(target.kept);
  const flowed = runFlows(run, { cause: object, object: target, sources, group: own ?? nothing, created, into });
  if (isFailure(flowed)) return undone(target, kept, flowed);
  const changes = isOtherSet
    ? [...flowed.changes, ...abandoned(run, target, links, merged.all.targets)]
    : flowed.changes;
  if (isLinked && changes.length === 0 && !target.isRestored) {
    object.inbound = set;
    target.hasReferences ||= flowed.hasReferences;
    return null;
  }

  const slots = into ?? changed(target.slots, changes);
  const candidate = {
    object: target,
    slots,
    links,
    cause: object,
    changes: isNew || target.isRestored ? null : changes,
    references: false,
  };
  const atOnce = into !== null && flowed.hasReferences ? followAtOnce(run, candidate, sources, sets, into) : null;
  const effects = atOnce ?? evaluateOutbound(run, candidate);
  if (isFailure(effects)) return undone(target, kept, effects);
  if (!isLinked && set.link.kind === 'link') object.keeper = set.link;
  object.inbound = set;
  target.hasReferences ||= flowed.hasReferences && atOnce === null;
  target.passwordSync = flowed.passwordSync ?? target.passwordSync;
  commit(run, candidate, effects);
  return null;
};

/**
 * In a part of a directory references are open whatever links there will be, so a new object has its own from the beginning; `null`
 * where there are no parts, or where something fails because of them, which must not keep the object from being there.
 */
const followAtOnce = (
  run: Run,
  candidate: Candidate,
  sources: readonly CsObject[],
  sets: readonly InboundSet[],
  into: (Value | null)[],
): readonly Effect[] | null => {
  const { object } = candidate;
  if (run.elsewhere === null) return null;
  const references = referencesOf(run, object, sources, sets);
  if (isFailure(references)) return null;
  for (const { slot, value } of references) into[slot] = value;
  const effects = evaluateOutbound(run, candidate);
  object.isReferenced = !isFailure(effects);
  if (!isFailure(effects)) return effects;
  for (const { slot } of references) into[slot] = null;
  return null;
};

/**
 * An object that gives nothing, and of whose type another one is linked already: no rule sees a difference, and any number of such
 * objects may join one metaverse object.
 */
const onlyLinks = (run: Run, object: CsObject, set: InboundSet, target: MvObject): boolean => {
  if (target.links.length === 0 || target.isRestored || contributes(set, target.type)) return false;
  if (observedBy(run, object) !== null) return false;
  if (object.link === target) {
    if (object.inbound !== null && contributes(object.inbound, target.type)) return false;
  } else {
    if (target.linkOf(object.type) === null) return false;
    target.addLink(object);
    if (set.link.kind === 'link') object.keeper = set.link;
    run.linksChanged = true;
    run.changes++;
  }
  object.inbound = set;
  return true;
};

/** What an object gives that has no part in anything. */
const nothing: TargetGroup = { targets: [], deciders: null, reads: [] };

/** Of what flows remember on the way nothing stays (ERR-1). */
const undone = (target: MvObject, kept: MvObject['kept'], failure: Failure): Failure => {
  target.kept = kept;
  return failure;
};

/** Which flows to run, and on what. */
export interface FlowTask {
  /** The object whose synchronisation this is, for traces. */
  readonly cause: CsObject;
  readonly object: MvObject;
  /** The linked objects that contribute, as the flows of `group` number them. */
  readonly sources: readonly CsObject[];
  readonly group: TargetGroup;
  readonly created: boolean;
  /** Where the values of a new object go; otherwise they are told as changes. */
  readonly into?: (Value | null)[] | null;
}

/** What the flows of a task make of the metaverse object. */
export interface Flowed {
  readonly changes: readonly Change[];
  readonly hasReferences: boolean;
  /** The flag of the rule that wins `pwdLastSet`; `null` when nobody was asked (AUT-9). */
  readonly passwordSync: boolean | null;
}

/** References are left to the pass that follows them, when every link is known (REF-3). */
export const runFlows = (run: Run, task: FlowTask): Flowed | Failure => {
  const { object, sources, group, created, cause, into = null } = task;
  const contexts = run.load(sources, group);
  const changes: Change[] = [];
  let hasReferences = false;
  let passwordSync: boolean | null = null;
  const observer = observedBy(run, cause);
  const before: Before = { existing: null, foreign: null, created, hop: null };
  const [source] = contexts;
  // Nobody asks how a new object came to a value that it does not have.
  const isUnasked = observer === null && object.kept === null;
  const deciders = into !== null && isUnasked ? group.deciders : null;
  for (let i = 0; i < group.targets.length; i++) {
    if (deciders !== null && source !== undefined && isEmptyAt(source.slots, deciders[i])) continue;
    const target = group.targets[i] as TargetPlan; // `i` is below the length
    if (target.isReference) {
      hasReferences ||= mayHold(target, contexts);
      continue;
    }
    const existing = object.slots[target.slot] ?? null;
    if (deciders === null && isUnasked && existing === null && isNothing(target, object.type, contexts)) continue;
    before.existing = existing;
    if (observer !== null)
      tellFlow(observer, cause, cause.type, 'Inbound', run.resolver, target, contexts, sources, before);
    const value = run.resolver.resolve(target, contexts, before);
    const { winner } = run.resolver;
    if (isFlowFailure(value)) return failure(value.error, value.message, winner?.rule ?? null);
    if (isLineageOfItsOwn(run, object)) remember(object, target.slot, value, run, sources);
    if (target.slot === object.type.passwordSlot) {
      // When all say NULL, the rule that was asked first decides: a directory file may lack `pwdLastSet`, AD never does.
      passwordSync = (winner ?? target.flows[0]?.flow)?.rule.enablePasswordSync === true;
    }
    if (into !== null) into[target.slot] = value;
    else if (!sameValue(existing, value)) changes.push({ slot: target.slot, value });
  }
  return { changes, hasReferences, passwordSync };
};

/** Whether nothing comes of a target, and nobody asks whose rule that was (AUT-9). */
const isNothing = (target: TargetPlan, { passwordSlot }: MvType, contexts: ReturnType<Run['load']>): boolean =>
  target.slot !== passwordSlot && isWithoutValue(target, contexts);

const isLineageOfItsOwn = ({ resolver: { winner, source } }: Run, { kept }: MvObject): boolean =>
  kept !== null || (source >= 0 && (winner === null || winner.applyOnce));

/** Keeps the lineage of a value that has no other: nobody gives it again (STG-3, FLOW-9). */
const remember = (
  object: MvObject,
  slot: number,
  value: Value | null,
  { resolver }: Run,
  sources: readonly CsObject[],
): void => {
  const { winner } = resolver;
  const source = sources[resolver.source];
  const isKept = value !== null && source !== undefined && (winner === null || winner.applyOnce);
  if (!isKept) object.kept?.delete(slot);
  else {
    object.kept ??= new Map();
    if (winner !== null || !object.kept.has(slot)) object.kept.set(slot, source);
  }
};

/** Whether any flow of the target reads something that is there. */
const mayHold = (target: TargetPlan, contexts: ReturnType<Run['load']>): boolean =>
  target.deciding.some(
    ({ flow, source }) =>
      flow.reads.length === 0 || flow.reads.some((slot) => (contexts[source]?.slots[slot] ?? null) !== null),
  );

/** Values of targets that only rules contributed which left the scope (PREC-9). */
const abandoned = (
  run: Run,
  target: MvObject,
  links: readonly CsObject[],
  managed: readonly TargetPlan[],
): readonly Change[] => {
  const before = links.flatMap(({ inbound }) => (inbound?.link.kind === 'link' ? inbound : []));
  const stillManaged = new Set(managed.map(({ slot }) => slot));
  return run.merger
    .merge(target.type, before)
    .all.targets.filter(({ slot }) => !stillManaged.has(slot) && target.slots[slot] !== null)
    .map(({ slot }) => ({ slot, value: null }));
};

/** JOIN-22: the object processed second is in error. */
const ambiguous = (run: Run, object: CsObject, links: readonly CsObject[]): Failure => {
  const same = links.filter((link) => link !== object && link.space === object.space);
  for (const other of same) run.encounters.push([object, other]);
  const others = same.map(({ dn }) => `\`${dn}\``);
  return failure(
    'ambiguous-import-flow-from-multiple-connectors',
    `${others.join(', ')} of the same connector is joined to the same metaverse object`,
    object.inbound?.link.kind === 'link' ? object.inbound.link.rule : null,
  );
};
