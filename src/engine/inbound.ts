import type { CsObject } from './connector-space.js';
import { contribute } from './contribute.js';
import { deleteUnlessKept, disconnect } from './disconnect.js';
import type { InboundSet } from './inbound-set.js';
import { joinKeys, mayCreate } from './join.js';
import { MvObject } from './metaverse.js';
import { observedBy, tellLink, tellScope } from './observe.js';
import type { EngineObserver } from './observer.js';
import { differentCriteria } from './outbound.js';
import type { Failure, Run } from './run.js';
import type { SourceContext } from './source-context.js';

/** Synchronises one connector-space object; when it fails nothing has changed, and the error stands in `run.errors` (ERR-1). */
export const synchronise = (run: Run, object: CsObject): void => {
  const isKnown = run.errors.delete(object);
  run.effort.objects++;
  if (object.isGone) return;
  const problem = inbound(run, object);
  if (problem === null) return;
  if (!isKnown && object.link !== null) run.newErrors++;
  run.errors.set(object, problem);
};

/** Sync-engine 2.4, `inbound`. */
const inbound = (run: Run, object: CsObject): Failure | null => {
  const context = run.loadAt(object, 0);
  const { type } = object;
  const set = type.inbound.select(context);
  const observer = observedBy(run, object);
  if (observer !== null) tellScope(observer, object, type, 'Inbound', type.inbound.rules, set.rules);
  // Rules that disagree say nothing about the link either.
  if (set.link.kind === 'conflict' || !isHeldNoLonger(object, set)) return connect(run, object, set, context, observer);
  const { failure, undo } = disconnect(run, object);
  if (failure !== null) return failure;
  // Deciding the values of what is left has filled the context with other objects.
  const problem = connect(run, object, set, run.loadAt(object, 0), observer);
  if (problem !== null) undo();
  return problem;
};

/** What the rules in scope make of an object: a link, a new metaverse object, or a disconnector. */
const connect = (
  run: Run,
  object: CsObject,
  set: InboundSet,
  context: SourceContext,
  observer: EngineObserver | null,
): Failure | null => {
  const { type } = object;
  if (set.link.kind === 'none')
    return object.link === null ? rest(object, set) : contribute(run, object, set, object.link);
  if (set.link.kind === 'conflict') return differentCriteria(set.link.rules);
  if (deleteUnlessKept(run, object, set.link.linkType)) return null;
  const linked = object.link;
  const found = linked ?? join(run, set, context);
  const target = found ?? project(run, set, context);
  if (observer !== null) {
    const how = linked !== null ? 'linked' : found !== null ? 'joined' : target !== null ? 'created' : 'none';
    tellLink(observer, object, type, 'Inbound', how, set.link.rule);
  }
  return target === null ? rest(object, set) : contribute(run, object, set, target);
};

/** The object stays a disconnector. */
const rest = (object: CsObject, set: InboundSet): null => {
  object.inbound = set;
  return null;
};

/** JOIN-9: the link rule left the scope, or one with different criteria took its place. */
const isHeldNoLonger = ({ link, keeper }: CsObject, set: InboundSet): boolean =>
  link !== null && keeper !== null && (set.link.kind !== 'link' || set.link.criteria !== keeper.criteria);

/** Groups in order; one with exactly one candidate ends the search (JOIN-2). */
const join = (run: Run, { probes }: InboundSet, { slots }: SourceContext): MvObject | null => {
  for (const probe of probes) {
    const found = run.metaverse.find(probe, joinKeys(slots, probe.places, probe.columns));
    if (found !== null) return found;
  }
  return null;
};

/** JOIN-6, JOIN-16; a Provision rule without conditions always projects (JOIN-17). */
const project = (
  run: Run,
  { creates, probes, link }: InboundSet,
  { slots, number }: SourceContext,
): MvObject | null => {
  if (creates === null || link.kind !== 'link') return null;
  if (link.groups.length === 0) run.plan.points.markerFor('JOIN-17', link.rule)(number);
  const groups = probes.map(({ places }) => places);
  return mayCreate(slots, groups) ? new MvObject(creates, run.nextNumber()) : null;
};
