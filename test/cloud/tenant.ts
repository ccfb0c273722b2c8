import type { Scalar, Value } from '../../src/attribute/value.js';
import type { CloudExport } from '../../src/cloud/cloud-export.js';
import { CloudTenant, type ExportOutcome } from '../../src/cloud/cloud-tenant.js';
import type { TenantObject } from '../../src/cloud/tenant-object.js';
import { defaultFeatures, type TenantFeatures, type TenantSettings } from '../../src/cloud/tenant-settings.js';

type Plain = string | number | boolean | readonly string[];

/** Attributes as the specification writes them: numbers as numbers. */
export const attributes = (plain: Readonly<Record<string, Plain>>): ReadonlyMap<string, Value> =>
  new Map(
    Object.entries(plain).map(([name, value]) => [name, typeof value === 'number' ? BigInt(value) : (value as Scalar)]),
  );

/** The tenant of most of the specification's cases. */
export const contoso = (features: Partial<TenantFeatures> = {}, changes: Partial<TenantSettings> = {}): CloudTenant =>
  new CloudTenant({
    name: 'global',
    isChina: false,
    initialDomain: 'contoso.onmicrosoft.com',
    coexistenceDomain: 'contoso.mail.onmicrosoft.com',
    verifiedDomains: ['contoso.com'],
    features: { ...defaultFeatures, ...features },
    groupVerification: 'enforced',
    ...changes,
  });

type Export = Partial<Omit<CloudExport, 'synced' | 'sourceAnchor'>>;

/** Exports one object under an anchor. */
export const sync = (
  tenant: CloudTenant,
  sourceAnchor: string,
  synced: Readonly<Record<string, Plain>>,
  more: Export = {},
): ExportOutcome =>
  tenant.export({ sourceAnchor, class: 'user', sources: [], licensed: false, ...more, synced: attributes(synced) });

/** The same where it must succeed. */
export const synced = (
  tenant: CloudTenant,
  sourceAnchor: string,
  values: Readonly<Record<string, Plain>>,
  more: Export = {},
): TenantObject => {
  const { object, errors } = sync(tenant, sourceAnchor, values, more);
  if (object === null) throw new Error(`${sourceAnchor}: ${errors.join(', ')}`);
  return object;
};
