import type { LinkType } from '../rule/sync-rule.js';
import { commit, release, unlink } from './commit.js';
import type { CsObject } from './connector-space.js';
import { runFlows } from './contribute.js';
import { contributes } from './inbound-set.js';
import type { MvObject } from './metaverse.js';
import { evaluateOutbound } from './outbound.js';
import { type Failure, isFailure, type Run } from './run.js';
import { remember } from './undo.js';

/** The inbound link rules of an object left its scope: the link goes, and the metaverse object when nothing keeps it (DEL-2). */
export const disconnect = (run: Run, object: CsObject): Disconnected => {
  const target = object.link;
  if (target === null) return { failure: null, undo: () => {} };
  const undo = remember(run, target);
  unlink(run, object);
  if (target.links.some(keepsAlive)) {
    const failure = rebuild(run, target, object);
    if (failure !== null) undo();
    return { failure, undo };
  }
  deleteObject(run, target);
  return { failure: null, undo };
};

/** What came of giving up a link: a failure that changed nothing, or how to undo it if something fails after it (ERR-1). */
export interface Disconnected {
  readonly failure: Failure | null;
  readonly undo: () => void;
}

/**
 * A link that Provision or StickyJoin held is held by Join only from now on, and no other keeps the metaverse object: it goes
 * (DEL-1). Returns whether it did.
 */
export const deleteUnlessKept = (run: Run, object: CsObject, linkType: LinkType): boolean => {
  const target = object.link;
  if (target === null || linkType !== 'Join') return false;
  if (target.links.some((link) => link !== object && keepsAlive(link))) return false;
  deleteObject(run, target);
  return true;
};

/** Nothing keeps an object of an earlier run: the rules that did are gone (DEL-2). */
export const deleteUnkept = (run: Run, object: MvObject): void => {
  if (!object.links.some(keepsAlive)) deleteObject(run, object);
};

/** DEL-1: an inbound Provision or StickyJoin rule in scope; Join rules do not keep anything alive. */
const keepsAlive = ({ inbound, keeper }: CsObject): boolean =>
  inbound?.link.kind === 'link' ? inbound.link.linkType !== 'Join' : keeper !== null && keeper.linkType !== 'Join';

/** DEL-2: what is still linked is disconnected; what was provisioned is deleted in its directory (DEL-5). */
const deleteObject = (run: Run, target: MvObject): void => {
  run.metaverse.remove(target);
  const { links } = target;
  target.links = [];
  for (const link of links) {
    link.inbound = null;
    release(run, link);
  }
};

/** PREC-9: every attribute is decided again among the objects that are left; what an ignored flow of theirs kept stays. */
const rebuild = (run: Run, target: MvObject, cause: CsObject): Failure | null => {
  const sources = target.links.filter(({ inbound }) => inbound !== null && contributes(inbound, target.type));
  const merged = run.merger.merge(
    target.type,
    sources.flatMap(({ inbound }) => inbound ?? []),
  );
  const { slots: former } = target;
  const start = target.type.layout.empty();
  for (const [slot, source] of target.kept ?? []) if (source !== cause) start[slot] = former[slot] ?? null;
  run.metaverse.update(target, start);
  const flowed = runFlows(run, { cause, object: target, sources, group: merged.all, created: false });
  if (isFailure(flowed)) return flowed;
  const slots = start.slice();
  for (const { slot, value } of flowed.changes) slots[slot] = value;
  target.hasReferences = flowed.hasReferences;
  target.passwordSync = flowed.passwordSync ?? false;
  const candidate = { object: target, slots, links: target.links, cause, changes: null, references: true };
  const effects = evaluateOutbound(run, candidate);
  if (isFailure(effects)) return effects;
  commit(run, candidate, effects);
  return null;
};
