import type { Value } from '../attribute/value.js';
import { compareText } from '../base/order.js';
import { sameValue } from './compare-values.js';
import type { ConnectorSpace, CsObject } from './connector-space.js';
import type { PendingImports } from './restore-state.js';
import type { Run } from './run.js';
import type { CsState } from './state.js';

/** What the run would export beyond what the run before did, for one connector (STG-2, STG-10). */
export interface PendingExports {
  readonly connector: string;
  /** Sorted by DN, as are the others. */
  readonly adds: readonly PendingObject[];
  readonly updates: readonly PendingUpdate[];
  readonly deletes: readonly PendingObject[];
}

export interface PendingObject {
  readonly dn: string;
  readonly objectType: string;
  readonly sourceAnchor: string;
  /** The AD objects behind it now, DNs, sorted; empty for a delete. */
  readonly sources: readonly string[];
}

export interface PendingUpdate extends PendingObject {
  /** By attribute name; `null` is no value. */
  readonly changes: readonly {
    readonly attribute: string;
    readonly before: Value | null;
    readonly after: Value | null;
  }[];
}

/** What changed between two runs: exports by connector identifier, and imports (STG-7). */
export interface Pending {
  readonly exports: ReadonlyMap<string, PendingExports>;
  readonly imports: Readonly<PendingImports>;
}

export const pendingOf = (run: Run): Pending => ({
  exports: new Map([...run.spaces.values()].map((space) => [space.planned.connector.id, pendingIn(run, space)])),
  imports: run.imports,
});

const pendingIn = (run: Run, space: ConnectorSpace): PendingExports => {
  const adds: PendingObject[] = [];
  const updates: PendingUpdate[] = [];
  const kept = new Set<CsState>();
  for (const object of space.objects) {
    if (object.before !== null) kept.add(object.before);
    if (object.imported === null && object.before === null) adds.push(pendingObject(object));
    else {
      const changes = changesOf(object);
      if (changes.length > 0) updates.push({ ...pendingObject(object), changes });
    }
  }
  const deletes: PendingObject[] = [];
  for (const object of run.deleted) {
    if (object.space !== space || object.before === null || kept.has(object.before)) continue;
    deletes.push({ ...pendingObject(object), dn: object.before.dn, sources: [] });
  }
  for (const { connector, object } of run.forgotten)
    if (connector === space.planned && object.provisioned) deletes.push(deletedObject(object));
  const byDn = (a: PendingObject, b: PendingObject): number => compareText(a.dn, b.dn);
  return {
    connector: space.planned.connector.name,
    adds: adds.sort(byDn),
    updates: updates.sort(byDn),
    deletes: deletes.sort(byDn),
  };
};

const pendingObject = (object: CsObject): PendingObject => {
  const { dn, type, link } = object;
  const own = object.slots(type.layout.empty())[type.layout.find('sourceAnchor')];
  const anchor = own ?? link?.slots[link.type.layout.find('sourceAnchor')];
  return {
    dn,
    objectType: type.name,
    sourceAnchor: typeof anchor === 'string' ? anchor : '',
    sources: (link?.links ?? [])
      .filter(({ space }) => space.planned.connector.kind === 'ad')
      .map((one) => one.dn)
      .sort(compareText),
  };
};

const deletedObject = ({ dn, objectType, values, imported }: CsState): PendingObject => {
  const anchor = (values ?? imported)?.get('sourceAnchor');
  return { dn, objectType, sourceAnchor: typeof anchor === 'string' ? anchor : '', sources: [] };
};

/** What the rules write, compared with what the directory holds after the last run. */
const changesOf = (object: CsObject): PendingUpdate['changes'] => {
  const { values, imported, before, type } = object;
  if (values === null) return [];
  const changes: PendingUpdate['changes'][number][] = [];
  for (let slot = 0; slot < type.exported; slot++) {
    const attribute = type.layout.names[slot] ?? '';
    if (attribute === 'dn') continue;
    const own = imported?.attributes.get(attribute) ?? null;
    // An exported value stands as long as the import does not bring another one.
    const isKept =
      before !== null &&
      before.values !== null &&
      (imported === null || sameValue(own, before.imported?.get(attribute) ?? null));
    const was = isKept ? (before.values?.get(attribute) ?? null) : own;
    const after = values[slot] ?? null;
    if (!sameValue(was, after)) changes.push({ attribute, before: was, after });
  }
  if (before !== null && imported === null && before.dn !== object.dn)
    changes.push({ attribute: 'dn', before: before.dn, after: object.dn });
  return changes;
};
