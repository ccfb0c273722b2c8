import type { CsObject } from './connector-space.js';
import type { MvObject } from './metaverse.js';
import type { Run } from './run.js';

/**
 * Remembers a metaverse object with everything linked to it before one of its links is given up, so that it can be put back when what
 * follows fails (ERR-1). INVARIANT: nothing else changes between the two; giving up a link reaches no further.
 */
export const remember = (run: Run, target: MvObject): (() => void) => {
  const { links, slots, hasReferences, passwordSync, isRestored, seeksJoin, isReferenced } = target;
  const former = { links: [...links], hasReferences, passwordSync, isRestored, seeksJoin, isReferenced };
  const kept = target.kept === null ? null : new Map(target.kept);
  const isThere = run.metaverse.objects.has(target);
  const putBack = links.map((link) => rememberLink(link));
  const { changes, linksChanged, disconnectorsChanged } = run;
  const deleted = run.deleted.length;
  return () => {
    for (const link of target.links) if (!former.links.includes(link)) letGo(run, link);
    for (const restore of putBack) restore();
    if (run.metaverse.objects.has(target)) run.metaverse.update(target, slots);
    else {
      target.slots = slots;
      if (isThere) run.metaverse.add(target);
    }
    Object.assign(target, former);
    target.kept = kept;
    Object.assign(run, { changes, linksChanged, disconnectorsChanged });
    run.deleted.length = deleted;
  };
};

const rememberLink = (object: CsObject): (() => void) => {
  const { dn, space, isGone, link, inbound, keeper, outbound, isHeldOutbound, provisioned } = object;
  const { isNew, isPending, values, confirmed } = object;
  const former = { link, inbound, keeper, outbound, isHeldOutbound, provisioned, isNew, isPending, values, confirmed };
  return () => {
    if (object.dn !== dn) space.rename(object, dn);
    if (object.isGone && !isGone) {
      object.isGone = false;
      space.add(object);
    }
    Object.assign(object, former);
  };
};

/** A link that came meanwhile: an object that was created goes again, one that was joined is free again. */
const letGo = (run: Run, object: CsObject): void => {
  object.link = null;
  object.outbound = null;
  object.isHeldOutbound = false;
  if (object.imported === null && object.before === null) object.space.remove(object);
  else run.disconnectors.add(object);
};
