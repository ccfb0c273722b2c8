import type { CsObject } from './connector-space.js';
import type { Candidate, Effect } from './outbound.js';
import type { Run } from './run.js';

/** Makes an evaluation real: values of the metaverse object, links, and what happens in the target directories. */
export const commit = (run: Run, candidate: Candidate, effects: readonly Effect[]): void => {
  const { object, slots, links } = candidate;
  run.changes++;
  if (links !== object.links) run.linksChanged = true;
  object.links = links;
  object.isRestored = false;
  for (const link of links) link.link = object;
  if (run.metaverse.objects.has(object)) run.metaverse.update(object, slots);
  else {
    object.slots = slots;
    run.metaverse.add(object);
  }
  for (const effect of effects) {
    if (effect.kind === 'release') release(run, effect.object);
  }
  for (const effect of effects) {
    if (effect.kind === 'write') writeObject(run, candidate, effect);
  }
};

/**
 * The outbound link rules left the scope: an object that one of them created is deleted, one that was only joined stays
 * (DEL-5, DEL-6).
 */
export const release = (run: Run, object: CsObject): void => {
  object.outbound = null;
  object.isHeldOutbound = false;
  if (!object.provisioned && object.inbound?.link.kind === 'link') {
    // In-scope inbound rules hold the link, too.
    object.keeper ??= object.inbound.link;
    return;
  }
  unlink(run, object);
  if (object.provisioned) remove(run, object);
};

/** A pending delete in the directory (DEL-5). */
const remove = (run: Run, object: CsObject): void => {
  object.space.remove(object);
  if (object.before !== null) run.deleted.push(object);
};

/** Takes an object out of its metaverse object; it is a disconnector and evaluated again in the same run (DEL-4). */
export const unlink = (run: Run, object: CsObject): void => {
  const target = object.link;
  if (target === null) return;
  target.links = target.links.filter((link) => link !== object);
  const other = object.imported === null ? undefined : target.links.find(({ imported }) => imported !== null);
  if (other !== undefined) run.encounters.push([object, other]);
  object.link = null;
  object.keeper = null;
  object.outbound = null;
  object.isHeldOutbound = false;
  object.inbound = null;
  object.confirm();
  run.linksChanged = true;
  run.changes++;
  if (object.provisioned) return;
  run.disconnectors.add(object);
  run.disconnectorsChanged = true;
  run.requeue(object);
};

const writeObject = (run: Run, { object }: Candidate, effect: Extract<Effect, { kind: 'write' }>): void => {
  const { set, values, names } = effect;
  const existing = effect.object;
  const target = existing ?? create(run, effect);
  if (target.link === null) {
    target.link = object;
    if (target.imported !== null) run.joined.push(target);
    object.links = [...object.links, target];
    run.linksChanged = true;
  }
  if (existing !== null && names.dn !== existing.dn) {
    existing.space.rename(existing, names.dn);
    run.linksChanged = true;
  }
  target.outbound = set;
  target.isHeldOutbound = true;
  // DEL-5: any Provision rule in scope becomes part of the lineage, the object need not be created by it.
  target.provisioned ||= set.link.kind === 'link' && set.link.linkType === 'Provision';
  if (values === null) return;
  target.write(values);
  run.changes++;
};

const create = (run: Run, { channel, names }: Extract<Effect, { kind: 'write' }>): CsObject => {
  const space = run.spaceOf(channel.target.connector);
  const object = run.newObject(space, channel.target, names.dn, null);
  object.isNew = true;
  space.add(object);
  return object;
};
