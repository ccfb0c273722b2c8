import { type Attributes, isList, reference, type Scalar, type Value, valuesOf } from '../attribute/value.js';
import { scalarKey } from './compare-values.js';
import type { ConnectorSpace, CsObject } from './connector-space.js';
import { isMvReference, type MvObject } from './metaverse.js';
import { foreignOf } from './outbound.js';
import type { Run } from './run.js';
import { anchorOf, stampOf } from './stamp.js';
import type { CsState, EngineState, MvState, ObjectPlace } from './state.js';

/** What a finished run leaves behind, for the next one. */
export const stateOf = (run: Run): EngineState => {
  const spaces = [...run.spaces.values()];
  const connectors = spaces.map((space) => ({
    id: space.planned.connector.id,
    objects: [...space.objects].map((object) => csState(run, object)),
  }));
  const places = new Map<MvObject, number>();
  for (const object of run.metaverse.objects) places.set(object, places.size);
  const metaverse = [...run.metaverse.objects].map((object) => mvState(object, spaces, places));
  return { connectors, metaverse };
};

const csState = (run: Run, object: CsObject): CsState => {
  const { imported, values } = object;
  const isBehind = object.link !== null && (object.inbound === null || run.errors.has(object));
  return {
    dn: object.dn,
    objectType: object.type.name,
    anchor: imported === null ? object.formerAnchor : anchorOf(imported),
    stamp: imported === null ? null : stampOf(imported),
    imported: values === null ? null : (imported?.attributes ?? null),
    values: values === null ? null : namedValues(object, values),
    contributed: contributedTo(object),
    keeper: object.keeper === null ? null : { criteria: object.keeper.criteria, linkType: keptBy(object) },
    provisioned: object.provisioned,
    heldOutbound: object.isHeldOutbound,
    formerRules: isBehind ? (object.inbound?.rules ?? []).map(({ rule }) => rule.id) : null,
  };
};

const keptBy = ({ inbound, keeper }: CsObject) =>
  inbound?.link.kind === 'link' ? inbound.link.linkType : (keeper?.linkType ?? 'Join');

const namedValues = ({ type: { layout } }: CsObject, slots: readonly (Value | null)[]): Attributes => {
  const named = new Map<string, Value>();
  for (let slot = 0; slot < layout.size; slot++) {
    const value = slots[slot] ?? null;
    const name = layout.names[slot];
    if (value !== null && name !== undefined && name !== 'dn') named.set(name, value);
  }
  return named;
};

/** MRG-3: of the targets that are merged, what was not there before. */
const contributedTo = (object: CsObject): Attributes | null => {
  const { outbound, values } = object;
  if (outbound === null || values === null) return null;
  const contributed = new Map<string, Value>();
  for (const { merge, slot, definition } of outbound.targets) {
    if (merge === 'first' || definition.type === 'reference') continue;
    const foreign = new Set(valuesOf(foreignOf(object, definition.name)).map(scalarKey));
    const own = valuesOf(values[slot]).filter((value) => !foreign.has(scalarKey(value)));
    if (own.length > 0) contributed.set(definition.name, own);
  }
  return contributed.size === 0 ? null : contributed;
};

const mvState = (
  object: MvObject,
  spaces: readonly ConnectorSpace[],
  places: ReadonlyMap<MvObject, number>,
): MvState => {
  const { type, slots, links, kept, passwordSync, hasReferences, isReferenced } = object;
  const attributes = new Map<string, Value>();
  for (let slot = 0; slot < type.layout.size; slot++) {
    const value = slots[slot] ?? null;
    const name = type.layout.names[slot];
    const placed = value === null ? null : withPlaces(value, places);
    if (placed !== null && name !== undefined) attributes.set(name, placed);
  }
  const placeOf = (link: CsObject): ObjectPlace => ({ connector: spaces.indexOf(link.space), dn: link.dn });
  return {
    objectType: type.name,
    attributes,
    links: links.map(placeOf),
    kept: [...(kept ?? [])].map(([slot, source]) => ({
      attribute: type.layout.names[slot] ?? '',
      source: placeOf(source),
    })),
    passwordSync,
    hasReferences,
    isReferenced,
  };
};

/** References become places; one to an object that is gone is dropped, as the next pass would. */
const withPlaces = (value: Value, places: ReadonlyMap<MvObject, number>): Value | null => {
  const placed = (one: Scalar): Scalar | null => {
    if (typeof one !== 'object' || !('kind' in one) || one.kind !== 'reference' || !isMvReference(one)) return one;
    const place = places.get(one.object);
    return place === undefined ? null : reference(String(place));
  };
  if (!isList(value)) return placed(value);
  const [first] = value;
  if (typeof first !== 'object') return value;
  const all = value.flatMap((one) => placed(one) ?? []);
  return all.length === 0 ? null : all;
};
