import type { Value } from '../attribute/value.js';
import type { CsObject } from './connector-space.js';
import type { Encounter } from './disconnectors.js';
import type { InboundSet } from './inbound-set.js';
import { joinKeys } from './join.js';
import type { JoinProbe } from './join-target.js';
import type { MvObject } from './metaverse.js';
import type { Run } from './run.js';

/**
 * Groups of objects whose results another order of processing could change (STG-14): those that met during the run, those that
 * share a metaverse object, and those that would find the metaverse object of another one if they came later. In most
 * directories nobody does, and nothing has to run twice.
 */
export const orderSuspects = (run: Run, more: readonly Encounter[]): readonly (readonly CsObject[])[] => {
  const groups = new Groups();
  for (const [one, other] of [...run.encounters, ...more]) groups.unite(one, other);
  for (const { links } of run.metaverse.objects) {
    const [first, ...others] = links.length < 2 ? [] : links.filter(({ imported }) => imported !== null);
    if (first !== undefined) for (const other of others) groups.unite(first, other);
  }
  const asking = new Asking(run);
  for (const space of run.spaces.values()) {
    for (const object of space.objects) if (object.imported !== null) asking.ask(object, groups);
  }
  return groups.all();
};

/**
 * Objects that were left out of another run, and that would find a metaverse object there which the first run did not have: with the
 * object of the first run that it grew from.
 */
export const newcomers = (run: Run, other: Run, isChosen: (object: CsObject) => boolean): readonly Encounter[] => {
  const found = other.disconnectors.missed.flatMap(([seeker, left]) => encounter(run, left, seeker));
  found.push(...sameNames(run, other, isChosen));
  for (const space of run.spaces.values()) {
    for (const object of space.objects) {
      if (object.imported === null || object.inbound?.link.kind !== 'link' || isChosen(object)) continue;
      for (const probe of object.inbound.probes) {
        for (const met of other.metaverse.indexOf(probe)?.under(keysOf(object, probe)) ?? [])
          for (const { links } of met) found.push(...links.flatMap((link) => encounter(run, object, link)));
      }
    }
  }
  return found;
};

/** Objects that the other run created, be it for a time, under a name that a left-out object has (JOIN-19). */
const sameNames = (run: Run, other: Run, isChosen: (object: CsObject) => boolean): readonly Encounter[] =>
  [...other.spaces.values()].flatMap((space) => {
    const now = [...space.objects].map((object) => ({ dn: object.dn, object }));
    return [...now, ...space.formerNames].flatMap(({ dn, object: created }) => {
      const holder = created.imported !== null ? null : run.spaceOf(space.planned).find(dn);
      const [left] = holder?.link?.links ?? [];
      const [cause] = created.link?.links ?? [];
      return left === undefined || cause === undefined || isChosen(left) ? [] : encounter(run, left, cause);
    });
  });

/** With the object of the run that stands where the other run has its own. */
const encounter = (run: Run, object: CsObject, { space, dn }: CsObject): readonly Encounter[] => {
  const own = run.spaceOf(space.planned).find(dn);
  return own === null ? [] : [[object, own]];
};

/** Asks the settled metaverse what objects would find there beside their own metaverse object. */
class Asking {
  /** Objects with a key in common that were told as a whole. */
  private readonly told = new Set<ReadonlySet<MvObject>>();

  constructor(private readonly run: Run) {}

  /** Unites an object with everybody behind what it would find. */
  ask(object: CsObject, groups: Groups): void {
    const set = object.inbound ?? this.setInError(object);
    if (set?.link.kind !== 'link') return;
    for (const probe of set.probes) {
      const index = this.run.metaverse.indexOf(probe);
      if (index === null || (!index.isShared && findsItself(object, probe))) continue;
      const keys = keysOf(object, probe);
      if (index.isOnly(keys, object.link)) continue;
      for (const found of index.under(keys)) this.unite(object, found, groups);
    }
  }

  /** With all of them the first time, because their number counts, too (JOIN-2); later with the first, which stands for all. */
  private unite(object: CsObject, found: ReadonlySet<MvObject>, groups: Groups): void {
    const isTold = this.told.has(found);
    if (found.size > 1) this.told.add(found);
    for (const one of found) {
      const other =
        one === object.link ? undefined : (one.links.find(({ imported }) => imported !== null) ?? one.links[0]);
      if (other === undefined) continue;
      groups.unite(object, other);
      if (isTold) return;
    }
  }

  private setInError(object: CsObject): InboundSet | null {
    return this.run.errors.has(object) ? object.type.inbound.select(this.run.loadAt(object, 0)) : null;
  }
}

/** Whether the metaverse object has the very values that the conditions compare with, so that they lead back to it. */
const findsItself = (object: CsObject, { places, columns }: JoinProbe): boolean => {
  const own = object.link;
  if (own === null) return false;
  for (let i = 0; i < places.length; i++) {
    const value = valueAt(object, places[i] ?? -1);
    if (value === null) return true;
    if (value !== own.slots[own.type.layout.find(columns[i]?.attribute ?? '')]) return false;
  }
  return true;
};

/** The keys of one object, read where its attributes stand: nothing is copied into slots for it. */
const keysOf = (object: CsObject, { places, columns }: JoinProbe): readonly string[] => {
  const [place, second] = places;
  if (place === undefined) return [];
  const first = valueAt(object, place);
  if (first === null) return [];
  if (second === undefined) return joinKeys([first], only, columns);
  const all = places.map((one) => valueAt(object, one));
  return joinKeys(all, [...places.keys()], columns);
};

const only = [0];

const valueAt = ({ values, imported, dn, type: { layout } }: CsObject, place: number): Value | null => {
  if (values !== null) return values[place] ?? null;
  const name = layout.names[place] ?? '';
  return name === 'dn' ? dn : (imported?.attributes.get(name) ?? null);
};

/** Objects in groups that grow together. */
class Groups {
  private readonly parents = new Map<CsObject, CsObject>();

  unite(one: CsObject, other: CsObject): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a !== b) this.parents.set(b, a);
  }

  all(): readonly (readonly CsObject[])[] {
    const groups = new Map<CsObject, CsObject[]>();
    for (const object of this.parents.keys()) {
      const root = this.rootOf(object);
      const group = groups.get(root) ?? [];
      group.push(object);
      groups.set(root, group);
    }
    return [...groups.values()].filter(({ length }) => length > 1);
  }

  private rootOf(object: CsObject): CsObject {
    let root = object;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root))
      root = parent;
    for (let at = object; at !== root; ) {
      const next = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = next;
    }
    if (!this.parents.has(root)) this.parents.set(root, root);
    return root;
  }
}
