import type { Reference, Value } from '../attribute/value.js';
import type { CsObject } from './connector-space.js';
import type { Effort } from './effort.js';
import { JoinIndex } from './join-index.js';
import { type JoinPlace, type JoinProbe, joinKeysOf } from './join-target.js';
import type { CsType, MvType, Plan, PlannedConnector } from './plan.js';
import type { Slots } from './slot-layout.js';

/** A reference inside the metaverse: to an object, not to a DN (REF-1). */
export interface MvReference extends Reference {
  readonly object: MvObject;
}

export const isMvReference = (value: Reference): value is MvReference => 'object' in value;

/** An object of the metaverse as a run changes it (STG-3). */
export class MvObject {
  /** The connector-space objects in the order they were linked (STG-4). */
  links: readonly CsObject[] = [];
  slots: Slots;
  /** The flag of the inbound rule that wins `pwdLastSet` (AUT-9). */
  passwordSync = false;
  /** Whether an object linked to it has a reference to flow. */
  hasReferences = false;
  /**
   * Values that no flow gives any more and that stay because flows were ignored, each with the object whose flow it was
   * (FLOW-2, FLOW-9, PREC-9). All other values have the winner of their flows as lineage (STG-3).
   */
  kept: Map<number, CsObject> | null = null;
  /** Comes from an earlier run, and its outbound rules were not asked yet. */
  isRestored = false;
  /** An outbound rule wants to join and found nobody (JOIN-11). */
  seeksJoin = false;
  /** Whether its references were followed at least once, so that `apply once` flows of references have run. */
  isReferenced = false;
  /** The one value that all references to this object share. */
  readonly reference: MvReference;

  constructor(
    readonly type: MvType,
    readonly number: number,
  ) {
    this.slots = type.layout.none;
    // An identifier, not a DN: metaverse objects have none (STG-3).
    this.reference = { kind: 'reference', dn: `${type.name} ${number}`, object: this };
  }

  /** One more link, in place. */
  addLink(object: CsObject): void {
    (this.links as CsObject[]).push(object); // every list of links is its object's own
    object.link = this;
  }

  /** The linked object of one type of one connector. */
  linkOf(type: CsType): CsObject | null {
    for (const link of this.links) if (link.type === type) return link;
    return null;
  }

  /** The linked object in a connector, whatever its type (REF-1). */
  linkIn(connector: PlannedConnector): CsObject | null {
    for (const link of this.links) if (link.space.planned === connector) return link;
    return null;
  }
}

/** All metaverse objects, found by the attributes that inbound rules join on. */
export class Metaverse {
  readonly objects = new Set<MvObject>();
  private readonly indexes = new Map<number, JoinIndex<MvObject>>();

  constructor(
    private readonly plan: Plan,
    private readonly effort: Effort,
  ) {}

  /** The only object that all conditions of a group hold for, whether or not it is linked already (JOIN-2, JOIN-11). */
  find(probe: JoinProbe, keys: readonly string[]): MvObject | null {
    return this.indexes.get(probe.target.number)?.only(keys, isAny) ?? null;
  }

  /** The index that a probe asks; `null` while it has no object. */
  indexOf({ target }: JoinProbe): JoinIndex<MvObject> | null {
    const index = this.indexes.get(target.number);
    return index === undefined || index.isEmpty ? null : index;
  }

  add(object: MvObject): void {
    this.objects.add(object);
    for (const place of this.plan.joinTargets.of(object.type))
      this.index(place).add(joinKeysOf(object.slots, place), object);
  }

  remove(object: MvObject): void {
    this.objects.delete(object);
    for (const place of this.plan.joinTargets.of(object.type))
      this.index(place).remove(joinKeysOf(object.slots, place), object);
  }

  /** Gives an object new values; the indexes follow. */
  update(object: MvObject, slots: Slots): void {
    for (const place of this.plan.joinTargets.of(object.type)) {
      if (place.places.every((slot) => object.slots[slot] === slots[slot])) continue;
      const index = this.index(place);
      index.remove(joinKeysOf(object.slots, place), object);
      index.add(joinKeysOf(slots, place), object);
    }
    object.slots = slots;
  }

  /** Tells the keys that objects stood under for a time. */
  tellFormer(tell: (key: string, object: MvObject) => void): void {
    for (const index of this.indexes.values()) index.tellFormer(tell);
  }

  private index({ target }: JoinPlace): JoinIndex<MvObject> {
    let index = this.indexes.get(target.number);
    if (index === undefined) this.indexes.set(target.number, (index = new JoinIndex(this.effort)));
    return index;
  }
}

const isAny = (): boolean => true;

/** Values that differ, as they will be written. */
export interface Change {
  readonly slot: number;
  readonly value: Value | null;
}

/** A copy of the slots with the changes in it; the same slots when there are none. */
export const changed = (slots: Slots, changes: readonly Change[]): Slots => {
  if (changes.length === 0) return slots;
  const copy = slots.slice();
  for (const { slot, value } of changes) copy[slot] = value;
  return copy;
};
