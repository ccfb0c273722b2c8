import { compareText, sortedBy } from '../base/order.js';
import type { Finding } from '../model/finding.js';
import { startOf } from '../model/finding-kind.js';
import { cloudFindingKinds as kinds } from './finding-kinds.js';
import type { DiscardReason } from './tenant-directory.js';

/** How many addresses of a domain an object lost, and why. */
export interface Removal {
  readonly reason: DiscardReason;
  readonly domain: string;
  readonly count: number;
}

/** The addresses an object lost because of their domains. */
export interface ObjectRemovals {
  readonly sourceAnchor: string;
  /** DNs of the AD objects; what only the tenant has is called by its anchor. */
  readonly names: readonly string[];
  readonly removals: readonly Removal[];
}

/** A finding about a whole domain names that many objects; its message has the number of all addresses. */
const shownObjects = 20;

/** Addresses that are lost because of their domain: that is a matter of the domain, so there is one finding for each. */
export class RemovedAddresses {
  private readonly byDomain = new Map<string, { first: Removal; count: number; objects: number; names: string[] }>();

  /** Objects come in the order of their source anchors; `names` is asked for the first few. */
  add(removals: readonly Removal[], names: () => readonly string[]): void {
    for (const removal of removals) {
      const key = `${removal.reason}\n${removal.domain}`;
      const entry = this.byDomain.get(key) ?? { first: removal, count: 0, objects: 0, names: [] };
      this.byDomain.set(key, entry);
      entry.count += removal.count;
      if (++entry.objects <= shownObjects) entry.names.push(...names());
    }
  }

  findings(tenant: string): readonly Finding[] {
    return sortedBy(this.byDomain, ([key]) => key).map(([, { first, count, names }]) => {
      const { reason, domain } = first;
      const isReserved = reason === 'reservedSuffix';
      const why = isReserved
        ? 'addresses of this domain are the cloud’s own and never taken from an export'
        : 'the domain is not verified here and these objects may only have verified ones';
      const kind = kinds[isReserved ? 'reserved-address' : 'unverified-address'];
      const what = `${count} ${count === 1 ? 'address' : 'addresses'} in \`${domain}\` removed: ${why}`;
      return { ...startOf(kind, what), tenant, objects: names.sort(compareText), help: kind.fix, marks: [] };
    });
  }
}

/** The findings about addresses that the objects of a tenant lost because of their domains, by domain. */
export const removedFindings = (tenant: string, objects: readonly ObjectRemovals[]): readonly Finding[] => {
  const removed = new RemovedAddresses();
  for (const { removals, names } of objects) removed.add(removals, () => names);
  return removed.findings(tenant);
};
