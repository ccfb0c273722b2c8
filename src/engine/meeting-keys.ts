import type { Value } from '../attribute/value.js';
import type { CsObject } from './connector-space.js';
import { dnKey } from './dn-key.js';
import { type JoinColumn, joinGroups, joinKeys } from './join.js';
import type { JoinProbe } from './join-target.js';
import type { MvObject } from './metaverse.js';
import type { CsType, MvType, Plan } from './plan.js';
import type { Run } from './run.js';

/** Hears that an AD object can meet whoever has the same key, whatever its case, in the same index. */
export type OnKey = (dn: string, index: number, key: string) => void;

/** Numbers of indexes for `OnKey`: servers with the same joins share them, because their objects have the same keys in them. */
export type IndexNumbers = Map<string, number>;

/**
 * Every key by which the objects of a run meet, or would meet, an object of another part of the directory: what rules may ask joins for,
 * what joins find objects by, at any time of the run, and the names that objects are created under (JOIN-1 to JOIN-19). Objects
 * that have no key in common have nothing to do with each other but references.
 */
export class MeetingKeys {
  private readonly inbound = new Map<CsType, readonly JoinProbe[]>();
  private readonly outbound = new Map<MvType, readonly JoinProbe[]>();

  /** By number of the join target. */
  private readonly numbers: number[] = [];
  private readonly nameIndex: number;

  constructor(
    private readonly plan: Plan,
    shared: IndexNumbers,
  ) {
    const { joinTargets } = plan;
    this.nameIndex = numberIn(shared, 'names');
    for (const { number, signature } of joinTargets.all()) this.numbers[number] = numberIn(shared, signature);
    for (const { types } of plan.connectors)
      for (const type of types.values()) {
        const groups = type.inbound.rules.flatMap(({ rule }) => joinGroups(rule).map((group) => ({ rule, group })));
        this.inbound.set(
          type,
          unique(groups.flatMap(({ rule, group }) => joinTargets.inboundProbe(rule, group, type) ?? [])),
        );
      }
    for (const type of plan.mvTypes.values()) {
      const probes = type.channels.flatMap(({ target, rules }) =>
        rules.rules.flatMap(({ rule }) =>
          joinGroups(rule).flatMap((group) => joinTargets.outboundProbe(group, type, target) ?? []),
        ),
      );
      this.outbound.set(type, unique(probes));
    }
  }

  tell(run: Run, onKey: OnKey): void {
    for (const space of run.spaces.values()) {
      for (const object of space.objects) this.tellOfObject(object, onKey);
      for (const { dn, object } of space.formerNames) this.tellName(object, dn, onKey);
    }
    for (const object of run.metaverse.objects) this.tellOfPerson(object, onKey);
    run.metaverse.tellFormer((target, key, object) => {
      const owner = ownerOfPerson(object);
      if (owner !== null) onKey(owner, this.numbers[target] ?? 0, key);
    });
  }

  private tellOfObject(object: CsObject, onKey: OnKey): void {
    const owner = ownerOf(object);
    if (owner === null) return;
    const { imported, values, type } = object;
    if (imported === null) this.tellName(object, object.dn, onKey);
    const places = this.plan.joinTargets.of(type);
    const probes = this.inbound.get(type) ?? [];
    for (const valueAt of imported === null || values === null ? [current] : [current, asImported]) {
      const at = (place: number): Value | null => valueAt(object, place);
      for (const { target, places: own, columns } of probes)
        tellKeys(owner, this.numbers[target.number] ?? 0, own, columns, at, onKey);
      for (const { target, places: own } of places)
        tellKeys(owner, this.numbers[target.number] ?? 0, own, target.columns, at, onKey);
    }
  }

  private tellOfPerson(object: MvObject, onKey: OnKey): void {
    const owner = ownerOfPerson(object);
    if (owner === null) return;
    const at = (place: number): Value | null => object.slots[place] ?? null;
    for (const { target, places } of this.plan.joinTargets.of(object.type))
      tellKeys(owner, this.numbers[target.number] ?? 0, places, target.columns, at, onKey);
    for (const { target, places, columns } of this.outbound.get(object.type) ?? [])
      tellKeys(owner, this.numbers[target.number] ?? 0, places, columns, at, onKey);
  }

  private tellName(object: CsObject, dn: string, onKey: OnKey): void {
    const owner = ownerOf(object);
    if (owner !== null && owner !== dn) onKey(owner, this.nameIndex, dnKey(dn));
  }
}

const numberIn = (numbers: IndexNumbers, name: string): number => {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
};

const unique = (probes: readonly JoinProbe[]): readonly JoinProbe[] => {
  const seen = new Set<string>();
  return probes.filter(({ target, places, columns }) => {
    const key = JSON.stringify([target.number, places, columns]);
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

const ownerOfPerson = ({ links }: MvObject): string | null =>
  links.find(({ imported }) => imported !== null)?.dn ?? null;

/** The keys that `joinKeys` would make, or others that are equal for equal values: nearly all are one text. */
const tellKeys = (
  owner: string,
  index: number,
  places: readonly number[],
  columns: readonly JoinColumn[],
  valueAt: (place: number) => Value | null,
  onKey: OnKey,
): void => {
  const [place, second] = places;
  if (place === undefined) return;
  const first = valueAt(place);
  if (first === null) return;
  if (second === undefined && typeof first === 'string') onKey(owner, index, first);
  else {
    const values = second === undefined ? [first] : places.map(valueAt);
    for (const key of joinKeys(values, [...values.keys()], columns)) onKey(owner, index, key);
  }
};

/** The value at a slot, read where it stands: nothing is copied into slots for it. */
const current = (object: CsObject, place: number): Value | null =>
  object.values === null ? asImported(object, place) : (object.values[place] ?? null);

const asImported = ({ imported, dn, type: { layout } }: CsObject, place: number): Value | null => {
  const name = layout.names[place] ?? '';
  return name === 'dn' ? dn : (imported?.attributes.get(name) ?? null);
};
