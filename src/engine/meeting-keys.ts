import type { Value } from '../attribute/value.js';
import type { CsObject } from './connector-space.js';
import { dnKey } from './dn-key.js';
import { type JoinColumn, joinGroups, joinKeys } from './join.js';
import type { JoinProbe } from './join-target.js';
import type { MvObject } from './metaverse.js';
import type { CsType, MvType, Plan } from './plan.js';
import type { Run } from './run.js';

/** Hears that an AD object can meet whoever has the same key, whatever its case. */
export type OnKey = (dn: string, key: string) => void;

/** Attributes of one type of objects that make keys together. */
interface KeyColumns {
  readonly places: readonly number[];
  readonly columns: readonly JoinColumn[];
}

/**
 * Every key by which the objects of a run meet, or would meet, an object of another part of the directory: what rules may ask joins for,
 * what joins find objects by, at any time of the run, and the names that objects are created under (JOIN-1 to JOIN-19). Objects
 * that have no key in common have nothing to do with each other but references. Which join a key is for is not told: servers whose joins
 * look at the same attributes tell the same keys, and so does one whose joins look at one attribute in several ways.
 */
export class MeetingKeys {
  private readonly keys = new Map<CsType | MvType, readonly KeyColumns[]>();

  constructor({ joinTargets, connectors, mvTypes }: Plan) {
    const add = (type: CsType | MvType, probes: readonly JoinProbe[]): void => {
      const found = joinTargets.of(type).map(({ target: { columns }, places }) => ({ places, columns }));
      this.keys.set(type, unique([...probes, ...found]));
    };
    for (const { types } of connectors)
      for (const type of types.values()) {
        const groups = type.inbound.rules.flatMap(({ rule }) => joinGroups(rule).map((group) => ({ rule, group })));
        add(
          type,
          groups.flatMap(({ rule, group }) => joinTargets.inboundProbe(rule, group, type) ?? []),
        );
      }
    for (const type of mvTypes.values())
      add(
        type,
        type.channels.flatMap(({ target, rules }) =>
          rules.rules.flatMap(({ rule }) =>
            joinGroups(rule).flatMap((group) => joinTargets.outboundProbe(group, type, target) ?? []),
          ),
        ),
      );
  }

  tell(run: Run, onKey: OnKey): void {
    for (const space of run.spaces.values()) {
      for (const object of space.objects) this.tellOfObject(object, onKey);
      for (const { dn, object } of space.formerNames) this.tellName(object, dn, onKey);
    }
    for (const object of run.metaverse.objects) this.tellOfPerson(object, onKey);
    run.metaverse.tellFormer((key, object) => {
      const owner = ownerOfPerson(object);
      if (owner !== null) onKey(owner, key);
    });
  }

  private tellOfObject(object: CsObject, onKey: OnKey): void {
    const owner = ownerOf(object);
    if (owner === null) return;
    const { imported, values, type } = object;
    if (imported === null) this.tellName(object, object.dn, onKey);
    const keys = this.keys.get(type) ?? [];
    if (values !== null) {
      const at = (place: number): Value | null => values[place] ?? null;
      for (const own of keys) tellKeys(owner, own, at, onKey);
      if (imported === null) return;
    }
    const at = (place: number): Value | null => asImported(object, place);
    for (const own of keys) tellKeys(owner, own, at, onKey);
  }

  private tellOfPerson(object: MvObject, onKey: OnKey): void {
    const owner = ownerOfPerson(object);
    if (owner === null) return;
    const at = (place: number): Value | null => object.slots[place] ?? null;
    for (const own of this.keys.get(object.type) ?? []) tellKeys(owner, own, at, onKey);
  }

  private tellName(object: CsObject, dn: string, onKey: OnKey): void {
    const owner = ownerOf(object);
    if (owner !== null && owner !== dn) onKey(owner, dnKey(dn));
  }
}

const unique = (all: readonly KeyColumns[]): readonly KeyColumns[] => {
  const seen = new Set<string>();
  return all.filter(({ places, columns }) => {
    const key = JSON.stringify([places, columns.map(({ caseSensitive }) => caseSensitive)]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
};

/** The AD object behind an object: itself, or the first of those that the metaverse object grew from. */
const ownerOf = (object: CsObject): string | null => {
  if (object.imported !== null) return object.dn;
  return object.link === null ? null : ownerOfPerson(object.link);
};

const ownerOfPerson = ({ links }: MvObject): string | null => {
  for (const { imported, dn } of links) if (imported !== null) return dn;
  return null;
};

/** The keys that `joinKeys` would make, or others that are equal for equal values: nearly all are one text. */
const tellKeys = (
  owner: string,
  { places, columns }: KeyColumns,
  valueAt: (place: number) => Value | null,
  onKey: OnKey,
): void => {
  const first = places[0] === undefined ? null : valueAt(places[0]);
  if (first === null) return;
  if (places.length === 1 && typeof first === 'string') onKey(owner, first);
  else {
    const values = places.length === 1 ? [first] : places.map(valueAt);
    for (const key of joinKeys(values, [...values.keys()], columns)) onKey(owner, key);
  }
};

/** The value at a slot, read where it stands: nothing is copied into slots for it. */
const asImported = ({ imported, dn, type: { layout } }: CsObject, place: number): Value | null => {
  const name = layout.names[place] ?? '';
  return name === 'dn' ? dn : (imported?.attributes.get(name) ?? null);
};
