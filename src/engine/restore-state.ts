import { type Attributes, isList, type Reference, type Scalar, type Value, valuesOf } from '../attribute/value.js';
import { compareText } from '../base/order.js';
import { release } from './commit.js';
import { sameValue, scalarKey } from './compare-values.js';
import { ConnectorSpace, type CsObject } from './connector-space.js';
import type { ImportedObject } from './cs-object.js';
import { deleteUnkept, disconnect } from './disconnect.js';
import type { Part } from './disconnectors.js';
import { dnKey } from './dn-key.js';
import type { InboundSet } from './inbound-set.js';
import { MvObject } from './metaverse.js';
import type { CsType, PlannedConnector } from './plan.js';
import type { Run } from './run.js';
import { anchorOf, stampOf } from './stamp.js';
import type { ConnectorState, CsState, EngineState, MvState, ObjectPlace } from './state.js';

/** Which objects a run begins with. */
export interface Filled {
  /** In the order of processing (STG-13, STG-14). */
  readonly objects: readonly CsObject[];
  /** Objects of the state that the import did not bring again: pending deletes (STG-7, STG-8). */
  readonly gone: readonly CsObject[];
}

/**
 * Fills the connector spaces: with what is imported, and with what the last run left (STG-6 to STG-8); with a `part`, as if nobody else
 * were there, but groups still know all their members.
 */
export const fillSpaces = (
  run: Run,
  imported: ReadonlyMap<string, readonly ImportedObject[]>,
  previous: EngineState | null,
  part: Part | null = null,
): Filled => {
  const { plan } = run;
  const objects: CsObject[] = [];
  const gone: CsObject[] = [];
  const restored = new Map<CsState, CsObject>();
  for (const planned of plan.connectors) {
    const given = imported.get(planned.connector.id) ?? [];
    const space = new ConnectorSpace(planned, given);
    run.spaces.set(planned, space);
    const former = new FormerObjects(previous?.connectors.find(({ id }) => id === planned.connector.id));
    const own = part?.chosen.get(planned.connector.id) ?? none;
    const isLeftOut = (dn: string): boolean => part !== null && !own.has(dnKey(dn));
    for (const one of inOrder(given, planned)) {
      if (isLeftOut(one.dn)) continue;
      const type = planned.types.get(one.objectType);
      if (type === undefined) continue;
      const object = run.newObject(space, type, one.dn, one);
      const before = former.take(one);
      run.imports[kindOf(one, before, former)]++;
      if (before !== null) {
        restored.set(before, object);
        restoreObject(object, before);
      }
      space.add(object);
      objects.push(object);
    }
    for (const before of former.rest()) {
      if (isLeftOut(before.dn)) continue;
      const type = planned.types.get(before.objectType);
      if (before.stamp !== null) run.imports.deletes++;
      if (type === undefined) {
        run.forgotten.push({ connector: planned, object: before });
        continue;
      }
      const object = run.newObject(space, type, before.dn, null);
      restored.set(before, object);
      restoreObject(object, before);
      if (before.stamp === null) {
        space.add(object);
        objects.push(object);
      } else {
        object.isGone = true;
        gone.push(object);
      }
    }
  }
  if (previous !== null) restoreMetaverse(run, previous, restored, part !== null);
  return { objects: plan.options.order === 'reversed' ? objects.reverse() : objects, gone };
};

const none: ReadonlySet<string> = new Set();

const inOrder = (given: readonly ImportedObject[], planned: PlannedConnector): readonly ImportedObject[] =>
  given
    .filter(({ objectType }) => planned.types.has(objectType))
    .sort((a, b) => compareText(a.objectType, b.objectType) || compareText(a.dn, b.dn));

/** STG-7. */
export interface PendingImports {
  adds: number;
  updates: number;
  deletes: number;
  /** The same DN came back as another object. */
  deleteAdds: number;
  unchanged: number;
}

const kindOf = (one: ImportedObject, before: CsState | null, former: FormerObjects): keyof PendingImports => {
  if (before === null) return former.hasDn(one.dn) ? 'deleteAdds' : 'adds';
  return before.stamp === stampOf(one) ? 'unchanged' : 'updates';
};

/** The objects of one space as the last run left them; anchors find them first, then DNs (STG-6). */
class FormerObjects {
  private readonly byAnchor = new Map<string, CsState>();
  private readonly byDn = new Map<string, CsState>();
  private readonly left = new Set<CsState>();

  constructor(state: ConnectorState | undefined) {
    for (const object of state?.objects ?? []) {
      this.left.add(object);
      this.byDn.set(dnKey(object.dn), object);
      if (object.anchor !== null) this.byAnchor.set(object.anchor, object);
    }
  }

  take(one: ImportedObject): CsState | null {
    if (this.left.size === 0) return null;
    const anchor = anchorOf(one);
    const found = (anchor === null ? undefined : this.byAnchor.get(anchor)) ?? this.sameDn(one, anchor);
    if (found === undefined || found.objectType !== one.objectType || !this.left.has(found)) return null;
    this.left.delete(found);
    return found;
  }

  hasDn(dn: string): boolean {
    return this.byDn.has(dnKey(dn));
  }

  rest(): Iterable<CsState> {
    return this.left;
  }

  private sameDn({ dn }: ImportedObject, anchor: string | null): CsState | undefined {
    const found = this.byDn.get(dnKey(dn));
    return anchor !== null && found?.anchor !== undefined && found.anchor !== null ? undefined : found;
  }
}

const restoreObject = (object: CsObject, before: CsState): void => {
  object.before = before;
  object.formerAnchor = before.anchor;
  object.keeper = before.keeper;
  object.provisioned = before.provisioned;
  object.isHeldOutbound = before.heldOutbound;
  object.contributed = before.contributed === null ? null : keySets(before.contributed);
  if (before.values === null) return;
  const { layout } = object.type;
  const values = object.slots(layout.empty()).slice();
  for (let slot = 0; slot < layout.size; slot++) {
    const name = layout.names[slot] ?? '';
    if (name === 'dn') values[slot] = object.dn;
    else if (isAsImported(object, before, name)) values[slot] = before.values.get(name) ?? null;
  }
  object.values = values;
};

/**
 * Whether an exported value stands: the directory files of a workspace never receive what was exported, so a value that is imported as
 * it was before the export counts as confirmed; a value that changed since is the directory's (STG-10).
 */
const isAsImported = (object: CsObject, before: CsState, name: string): boolean =>
  sameValue(object.imported?.attributes.get(name) ?? null, before.imported?.get(name) ?? null);

const keySets = (attributes: Attributes): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map([...attributes].map(([name, value]) => [name, new Set(valuesOf(value).map(scalarKey))]));

const restoreMetaverse = (
  run: Run,
  previous: EngineState,
  restored: ReadonlyMap<CsState, CsObject>,
  isPart: boolean,
): void => {
  const find = finder(previous, restored);
  const objects = previous.metaverse.map((state) => {
    const type = run.plan.mvTypes.get(state.objectType);
    const isEmpty = isPart && state.links.every((link) => find(link) === null);
    return type === undefined || isEmpty ? null : new MvObject(type, run.nextNumber());
  });
  for (const [place, state] of previous.metaverse.entries()) {
    const object = objects[place] ?? null;
    const links = state.links.flatMap((link) => find(link) ?? []);
    if (object === null) for (const link of links) run.orphans.push(link);
    else restoreMvObject(run, object, state, links, objects, find);
  }
  run.linksChanged = true;
};

const finder = (previous: EngineState, restored: ReadonlyMap<CsState, CsObject>) => {
  const byPlace = previous.connectors.map(({ objects }) => new Map(objects.map((one) => [one.dn, one])));
  return ({ connector, dn }: ObjectPlace): CsObject | null => {
    const state = byPlace[connector]?.get(dn);
    return state === undefined ? null : (restored.get(state) ?? null);
  };
};

const restoreMvObject = (
  run: Run,
  object: MvObject,
  state: MvState,
  links: readonly CsObject[],
  objects: readonly (MvObject | null)[],
  find: (place: ObjectPlace) => CsObject | null,
): void => {
  const { layout } = object.type;
  const slots = layout.empty();
  for (const [name, value] of state.attributes) {
    const slot = layout.find(name);
    if (slot >= 0) slots[slot] = withObjects(value, objects);
  }
  object.slots = slots;
  object.links = links;
  for (const link of links) link.link = object;
  for (const { attribute, source } of state.kept) {
    const from = find(source);
    if (from !== null) (object.kept ??= new Map()).set(layout.find(attribute), from);
  }
  object.passwordSync = state.passwordSync;
  object.hasReferences = state.hasReferences;
  object.isReferenced = state.isReferenced;
  object.isRestored = true;
  run.metaverse.add(object);
};

/** Places in the list of metaverse objects become references to them. */
const withObjects = (value: Value, objects: readonly (MvObject | null)[]): Value | null => {
  const found = (one: Scalar): Scalar | null => (isReference(one) ? (objects[Number(one.dn)]?.reference ?? null) : one);
  if (!isList(value)) return found(value);
  const all = value.flatMap((one) => found(one) ?? []);
  return all.length === 0 ? null : all;
};

const isReference = (value: Scalar): value is Reference =>
  typeof value === 'object' && 'kind' in value && value.kind === 'reference';

/**
 * Prepares what the first pass takes for granted: which rules each linked object is in scope of, so that the first object that is
 * processed does not lose what the others contribute. Then deletes what is not imported any more (DEL-2).
 */
export const beginFromState = (run: Run, { objects, gone }: Filled): void => {
  for (const object of objects) {
    if (object.link === null) continue;
    const set = object.type.inbound.select(run.loadAt(object, 0));
    const former = object.before?.formerRules ?? null;
    if (former !== null) {
      object.inbound = formerSet(object.type, set, former);
      continue;
    }
    const isKept = set.link.kind === 'link' && (object.keeper === null || object.keeper.criteria === set.link.criteria);
    if (isKept || (set.link.kind === 'none' && object.keeper === null)) object.inbound = set;
  }
  for (const object of run.metaverse.objects) deleteUnkept(run, object);
  for (const object of run.metaverse.objects) dropUnmanaged(run, object);
  for (const object of objects) {
    const type = object.link?.type;
    if (type !== undefined && object.isHeldOutbound && type.channels.every(({ target }) => target !== object.type))
      release(run, object);
  }
  for (const object of run.orphans) if (object.provisioned) object.space.remove(object);
  for (const object of gone) {
    const { failure } = disconnect(run, object);
    if (failure !== null) run.errors.set(object, failure);
  }
};

/** The set of the rules that counted when the object went well, as far as they are still there (ERR-1); `null` when it never did. */
const formerSet = ({ inbound }: CsType, now: InboundSet, ids: readonly string[]): InboundSet | null => {
  if (ids.length === 0) return null;
  const isSame = now.rules.length === ids.length && now.rules.every(({ rule }, i) => rule.id === ids[i]);
  return isSame ? now : inbound.of(({ rule }) => ids.includes(rule.id));
};

/** Values whose rules are gone have no lineage any more (STG-3): the metaverse does not keep them. */
const dropUnmanaged = (run: Run, object: MvObject): void => {
  const sets = object.links.flatMap(({ inbound, keeper }) =>
    inbound?.link.kind === 'link' ? inbound : keeper === null ? [] : null,
  );
  if (sets.includes(null)) return; // an object that is about to be disconnected, or in error: decided when it is processed
  const managed = new Set(
    run.merger
      .merge(
        object.type,
        sets.flatMap((set) => set ?? []),
      )
      .all.targets.map(({ slot }) => slot),
  );
  const slots = object.slots.map((value, slot) => (managed.has(slot) ? value : null));
  run.metaverse.update(object, slots);
};
