import { isOpen } from '../attribute/open-reference.js';
import { compareText, sortedBy } from '../base/order.js';
import type { ExportedObject } from '../engine/cs-object.js';
import type { ExistingCloudObject } from '../model/existing-cloud-object.js';
import type { Finding } from '../model/finding.js';
import type { Tenant } from '../model/workspace.js';
import type { CloudExport } from './cloud-export.js';
import { CloudTenant } from './cloud-tenant.js';
import type { ExportError } from './entra/validate.js';
import { findingsOf } from './findings.js';
import type { ObjectRemovals } from './removed-addresses.js';
import { anchorOfDn, SyncedAttributes, textOf } from './synced-attributes.js';
import type { ObjectClass, TenantDirectory } from './tenant-directory.js';
import type { TenantFailure } from './tenant-failure.js';
import { settingsOf, type TenantFeatures } from './tenant-settings.js';
import { restoreState, stateOf, type TenantState } from './tenant-state.js';

/** One full export to a tenant and what else decides about it. */
export interface TenantInput {
  readonly tenant: Tenant;
  /** Settled, in whatever order. */
  readonly exported: readonly ExportedObject[];
  readonly licensed: (object: ExportedObject) => boolean;
  /** Whether a mailbox of the object was moved into this tenant. */
  readonly mailboxHere: (object: ExportedObject) => boolean;
  /** What the run before left behind; null for a tenant that nothing was ever synchronised to. */
  readonly previous: TenantState | null;
  /** Objects of the tenant that are not this server's. */
  readonly inventory: readonly ExistingCloudObject[];
  readonly options: TenantOptions;
}

export interface TenantOptions {
  /** The workspace option of this name (scenario H14, S-14). */
  readonly groupUnverifiedPrimary: 'keep' | 'initialDomain';
  readonly features?: Partial<TenantFeatures>;
}

export interface TenantResult {
  readonly directory: TenantDirectory;
  /** What the next run needs, made when asked for. */
  readonly state: () => TenantState;
  /** Exported objects that the tenant does not have, sorted by source anchor. */
  readonly failures: readonly TenantFailure[];
  /** About single objects. */
  readonly findings: readonly Finding[];
  /** Addresses that objects lost because of their domain, in the order of source anchors: `removedFindings` says so for each domain. */
  readonly removed: readonly ObjectRemovals[];
}

/** Cycles of synchronisation until failed exports and quarantined values are settled; the third seldom has anything to do. */
const cycleLimit = 5;

/**
 * What a tenant makes of a full export, settled (design 2): domain events, deletions, then every object in the order of its source
 * anchor, so that the first one keeps a duplicate; then cycles of retries and the hourly task until nothing changes.
 */
export const runTenant = (input: TenantInput): TenantResult => {
  const { tenant: configured, options } = input;
  const tenant = new CloudTenant(settingsOf(configured, options.groupUnverifiedPrimary, options.features));
  const exports = sortedBy(input.exported, ({ sourceAnchor }) => sourceAnchor);
  begin(tenant, input, exports);
  const failures = settle(tenant, mapped(exports, exportsTo(input, tenant)));

  const directory = directoryOf(configured.name, tenant);
  const sortedFailures = [...failures.values()].sort((a, b) => compareText(a.sourceAnchor, b.sourceAnchor));
  return {
    directory,
    state: () => stateOf(tenant),
    failures: sortedFailures,
    ...findingsOf(tenant, directory.objects, sortedFailures),
  };
};

/** Exports everything, then what failed and what waits again and again, until a cycle changes nothing. */
const settle = (tenant: CloudTenant, exports: Iterable<CloudExport>): ReadonlyMap<CloudExport, TenantFailure> => {
  const failures = new Map<CloudExport, TenantFailure>();
  const failed = new Map<CloudExport, string>();
  let hasChanged = false;
  const exportOne = (exported: CloudExport): void => {
    const { object, errors, marks } = tenant.export(exported);
    // Nearly always nothing has failed, neither now nor before.
    if (errors.length > 0 || failed.size > 0) {
      const outcome = errors.join();
      if (outcome !== (failed.get(exported) ?? '')) hasChanged = true;
      if (outcome === '') failed.delete(exported);
      else failed.set(exported, outcome);
    }
    if (object === null) failures.set(exported, failureOf(exported, errors, marks));
    else if (failures.size > 0) failures.delete(exported);
  };
  for (const exported of exports) exportOne(exported);
  for (let cycle = 1; cycle < cycleLimit; cycle++) {
    hasChanged = false;
    for (const exported of [...failed.keys()]) exportOne(exported);
    if (!tenant.retryQuarantined() && !hasChanged) break;
  }
  return failures;
};

/** What was there before: objects of the last run, then those of others; then domain events and deletions since. */
const begin = (tenant: CloudTenant, { previous, inventory }: TenantInput, exports: readonly ExportedObject[]): void => {
  if (previous !== null) restoreState(tenant, previous);
  const tookOver = new Set(previous?.objects.map((object) => object.tookOver));
  for (const existing of inventory) if (!tookOver.has(existing.key)) tenant.addExisting(existing);
  if (previous === null) return;
  const now = new Set(tenant.domains.customDomains);
  const before = new Set(previous.verifiedDomains);
  const verified = [...now].filter((domain) => !before.has(domain));
  const removed = [...before].filter((domain) => !now.has(domain));
  if (verified.length > 0 || removed.length > 0) tenant.changeDomains(verified, removed);
  const anchors = new Set(exports.map(({ sourceAnchor }) => sourceAnchor));
  for (const { sourceAnchor } of previous.objects) if (!anchors.has(sourceAnchor)) tenant.remove(sourceAnchor);
};

/** An exported object as the tenant receives it. */
const exportsTo = (input: TenantInput, tenant: CloudTenant): ((exported: ExportedObject) => CloudExport) => {
  const follow = (dn: string): string | null => {
    if (isOpen(dn)) return dn;
    const anchor = anchorOfDn(dn);
    return anchor === null ? null : (tenant.objects.find(anchor)?.immutableId ?? null);
  };
  return (exported) => {
    const objectClass = classOf(exported.objectType);
    const isUser = objectClass === 'user';
    return {
      sourceAnchor: exported.sourceAnchor,
      class: objectClass,
      synced: new SyncedAttributes(exported.attributes, follow),
      sources: exported.sources,
      licensed: isUser && input.licensed(exported),
      hasMailboxHere: isUser && input.mailboxHere(exported),
    };
  };
};

/** Types of the AAD connector; `inetOrgPerson` arrives as a user. */
const classOf = (objectType: string): ObjectClass =>
  objectType === 'group' || objectType === 'contact' ? objectType : 'user';

const failureOf = (
  { sourceAnchor, class: objectClass, synced, sources }: CloudExport,
  errors: readonly ExportError[],
  marks: readonly string[],
): TenantFailure => ({
  sourceAnchor,
  class: objectClass,
  displayName: textOf(synced, 'displayName'),
  sources,
  errors,
  marks,
});

const directoryOf = (name: string, tenant: CloudTenant) => {
  const objects = tenant.objects.linked().sort((a, b) => compareText(a.sourceAnchor, b.sourceAnchor));
  return { tenant: name, objects, find: (sourceAnchor: string) => tenant.objects.find(sourceAnchor) };
};

function* mapped<T, U>(items: Iterable<T>, map: (item: T) => U): Iterable<U> {
  for (const item of items) yield map(item);
}
