import { compareText } from '../base/order.js';
import type { CloudObject } from '../cloud/tenant-directory.js';
import type { AdObject } from '../model/directory.js';
import type { GalInput } from './gal-input.js';

/**
 * Everybody and every group, on-premises and in any tenant, by source anchor: one row of the unified list each. Columns of numbers
 * instead of an object a person, because there are millions.
 */
export interface People {
  /** Sorted. */
  readonly anchors: readonly string[];
  /** Position in the directory of the AD object, or -1; of several with one anchor the first that is no contact. */
  readonly ad: Int32Array;
  /** Further AD objects that are joined to the same person, by row. */
  readonly joined: ReadonlyMap<number, readonly number[]>;
  /** By tenant in the order of the workspace: position in the tenant's objects, or -1. */
  readonly cloud: readonly Int32Array[];
  /** The row of a source anchor, or -1. */
  readonly rowOf: (anchor: string) => number;
}

/** The classes whose objects are people or groups; computers are users to LDAP and not here. */
const listed: ReadonlySet<string> = new Set([
  'user',
  'inetOrgPerson',
  'contact',
  'group',
  'msExchDynamicDistributionList',
]);

const column = (size: number): Int32Array => new Int32Array(size).fill(-1);

/** Merges the sorted anchors of the forest and of every tenant. */
export const mergePeople = (
  objects: readonly AdObject[],
  anchorOf: GalInput['anchorOf'],
  tenants: readonly (readonly CloudObject[])[],
): People => {
  const adAnchors = objects.map(({ objectClass, dn }) => (listed.has(objectClass) ? (anchorOf(dn) ?? dn) : ''));
  const anchors = sortedAnchors(adAnchors, tenants);
  const rowOf = (anchor: string): number => {
    let low = 0;
    let high = anchors.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compareText(anchors[middle] ?? '', anchor);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  const ad = column(anchors.length);
  const joined = new Map<number, number[]>();
  for (const [i, anchor] of adAnchors.entries()) {
    if (anchor === '') continue;
    const row = rowOf(anchor);
    const before = ad[row] ?? -1;
    if (before === -1) {
      ad[row] = i;
      continue;
    }
    const isBetter = objects[before]?.objectClass === 'contact' && objects[i]?.objectClass !== 'contact';
    if (isBetter) ad[row] = i;
    const others = joined.get(row) ?? [];
    others.push(isBetter ? before : i);
    joined.set(row, others);
  }
  const cloud = tenants.map((tenant) => {
    const places = column(anchors.length);
    for (const [i, { sourceAnchor }] of tenant.entries()) places[rowOf(sourceAnchor)] = i;
    return places;
  });
  return { anchors, ad, joined, cloud, rowOf };
};

const sortedAnchors = (
  adAnchors: readonly string[],
  tenants: readonly (readonly CloudObject[])[],
): readonly string[] => {
  const all = adAnchors.filter((anchor) => anchor !== '');
  for (const tenant of tenants) for (const { sourceAnchor } of tenant) all.push(sourceAnchor);
  all.sort(compareText);
  let kept = 0;
  for (const anchor of all) if (kept === 0 || all[kept - 1] !== anchor) all[kept++] = anchor;
  all.length = kept;
  return all;
};
