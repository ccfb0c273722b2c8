import type { Value } from '../attribute/value.js';
import type { CsObject } from './connector-space.js';
import { dnKey } from './dn-key.js';
import { joinGroups, joinKeys } from './join.js';
import { type JoinPlace, type JoinProbe, joinKeysOf } from './join-target.js';
import type { MvObject } from './metaverse.js';
import type { CsType, MvType, Plan } from './plan.js';
import type { Run } from './run.js';

/** Hears that an AD object can meet whoever has the same key. */
export type OnKey = (dn: string, key: string) => void;

/**
 * Every key by which the objects of a run meet, or would meet, an object of another part of the directory: what rules may ask joins for,
 * what joins find objects by, at any time of the run, and the names that objects are created under (JOIN-1 to JOIN-19). Objects
 * that have no key in common have nothing to do with each other but references.
 */
export class MeetingKeys {
  private readonly inbound = new Map<CsType, readonly JoinProbe[]>();
  private readonly outbound = new Map<MvType, readonly JoinProbe[]>();

  constructor(private readonly plan: Plan) {
    const { joinTargets } = plan;
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
      for (const { dn, object } of space.formerNames) tellName(object, dn, onKey);
    }
    for (const object of run.metaverse.objects) this.tellOfPerson(object, onKey);
    run.metaverse.tellFormer((target, key, object) => {
      const owner = ownerOfPerson(object);
      if (owner !== null) onKey(owner, `${target} ${key}`);
    });
  }

  private tellOfObject(object: CsObject, onKey: OnKey): void {
    const owner = ownerOf(object);
    if (owner === null) return;
    const { imported, values, type } = object;
    if (imported === null) tellName(object, object.dn, onKey);
    const places = this.plan.joinTargets.of(type);
    for (const valueAt of imported === null || values === null ? [current] : [current, asImported]) {
      for (const probe of this.inbound.get(type) ?? [])
        tellKeys(owner, probe, keysAt(object, probe.places, probe.columns, valueAt), onKey);
      for (const place of places)
        tellKeys(owner, place, keysAt(object, place.places, place.target.columns, valueAt), onKey);
    }
  }

  private tellOfPerson(object: MvObject, onKey: OnKey): void {
    const owner = ownerOfPerson(object);
    if (owner === null) return;
    for (const place of this.plan.joinTargets.of(object.type))
      tellKeys(owner, place, joinKeysOf(object.slots, place), onKey);
    for (const probe of this.outbound.get(object.type) ?? [])
      tellKeys(owner, probe, joinKeys(object.slots, probe.places, probe.columns), onKey);
  }
}

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

const tellName = (object: CsObject, dn: string, onKey: OnKey): void => {
  const owner = ownerOf(object);
  if (owner !== null && owner !== dn) onKey(owner, dnKey(dn));
};

const tellKeys = (
  owner: string,
  { target }: Pick<JoinPlace, 'target'>,
  keys: readonly string[],
  onKey: OnKey,
): void => {
  for (const key of keys) onKey(owner, `${target.number} ${key}`);
};

const keysAt = (
  object: CsObject,
  places: readonly number[],
  columns: JoinProbe['columns'],
  valueAt: typeof current,
): readonly string[] => {
  const values = places.map((place) => valueAt(object, place));
  return joinKeys(values, [...values.keys()], columns);
};

/** The value at a slot, read where it stands: nothing is copied into slots for it. */
const current = (object: CsObject, place: number): Value | null =>
  object.values === null ? asImported(object, place) : (object.values[place] ?? null);

const asImported = ({ imported, dn, type: { layout } }: CsObject, place: number): Value | null => {
  const name = layout.names[place] ?? '';
  return name === 'dn' ? dn : (imported?.attributes.get(name) ?? null);
};
