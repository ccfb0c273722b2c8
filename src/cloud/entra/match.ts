import { type Marks, noMarks, withMark } from '../marks.js';
import type { Shadow } from '../shadow.js';
import type { ObjectClass } from '../tenant-directory.js';
import type { TenantObject } from '../tenant-object.js';
import type { TenantFeatures } from '../tenant-settings.js';
import { isPrimary, isSmtp } from './smtp-address.js';
import type { ExportError } from './validate.js';

/** What becomes of an anchor that the tenant does not know (cloud 3). */
export type Match =
  | { readonly kind: 'create'; readonly administrator: TenantObject | null; readonly marks: Marks }
  | { readonly kind: 'takeOver'; readonly object: TenantObject; readonly marks: Marks }
  | { readonly kind: 'error'; readonly error: ExportError; readonly marks: Marks };

/** Where a match looks. */
export interface MatchTenant {
  readonly features: TenantFeatures;
  /** The user that has this immutableId and is not linked yet. */
  readonly findImmutableId: (immutableId: string) => TenantObject | null;
  /** The object that owns the address of an SMTP value. */
  readonly findAddress: (value: string) => TenantObject | null;
  readonly findName: (userPrincipalName: string) => TenantObject | null;
}

/** Nothing to take over; a conflict with a synchronised object is a matter of duplicates (cloud 7). */
export const create: Match & { readonly kind: 'create' } = { kind: 'create', administrator: null, marks: noMarks };

const error = (name: ExportError, marks: Marks): Match => ({ kind: 'error', error: name, marks });

/** Hard match, soft match on the primary SMTP address, soft match on the sign-in name, in this order (cloud 3 steps 1 to 10). */
export const matchObject = (
  objectClass: ObjectClass,
  sourceAnchor: string,
  shadow: Shadow,
  tenant: MatchTenant,
): Match => {
  const { features } = tenant;
  const hard = objectClass === 'user' ? tenant.findImmutableId(sourceAnchor) : null;
  if (hard !== null) {
    if (features.blockHardMatch && hard.origin !== 'sync') return error('InvalidHardMatch', noMarks);
    return { kind: 'takeOver', object: hard, marks: withMark(noMarks, 'S-46') };
  }
  if (features.blockSoftMatch) return create;

  const candidate = primaryOwner(shadow, tenant);
  if (candidate !== null) return soft(candidate, objectClass, features, 'S-45');
  const owners = ownersOf(shadow, tenant);
  if (owners.some((owner) => owner.origin === 'cloud' && owner.class !== objectClass))
    return error('ObjectTypeMismatch', withMark(noMarks, 'S-21'));

  const upn = objectClass === 'user' && features.softMatchOnUpn ? shadow.userPrincipalName : null;
  const byName = upn === null ? null : tenant.findName(upn);
  if (byName !== null) return soft(byName, objectClass, features, null);
  if (!features.duplicateAttributeResiliency && owners.some((owner) => owner.origin !== 'cloud'))
    return error('InvalidSoftMatch', noMarks);
  return create;
};

/** Who owns the incoming primary address: the first `SMTP:` value; `mail` is not used (S-45). */
const primaryOwner = ({ proxyAddresses }: Shadow, tenant: MatchTenant): TenantObject | null => {
  for (const value of proxyAddresses)
    if (typeof value === 'string' && isPrimary(value)) return tenant.findAddress(value);
  return null;
};

const nobody: readonly TenantObject[] = [];

/** Who owns any of the incoming SMTP values. */
const ownersOf = ({ proxyAddresses }: Shadow, tenant: MatchTenant): readonly TenantObject[] => {
  let owners = nobody;
  for (const value of proxyAddresses) {
    const owner = typeof value === 'string' && isSmtp(value) ? tenant.findAddress(value) : null;
    if (owner !== null) owners = [...owners, owner];
  }
  return owners;
};

/** What becomes of a candidate (cloud 3 steps 6 to 9). */
const soft = (
  candidate: TenantObject,
  objectClass: ObjectClass,
  features: TenantFeatures,
  mark: 'S-45' | null,
): Match => {
  if (candidate.class !== objectClass)
    return candidate.origin === 'cloud' ? error('ObjectTypeMismatch', withMark(noMarks, 'S-21')) : create;
  if (candidate.immutableId !== null)
    return features.duplicateAttributeResiliency ? create : error('InvalidSoftMatch', noMarks);
  if ((candidate.rare.existing?.roles ?? []).length > 0)
    return { kind: 'create', administrator: candidate, marks: withMark(noMarks, 'S-22') };
  const marks = withMark(noMarks, 'S-46');
  return { kind: 'takeOver', object: candidate, marks: mark === null ? marks : withMark(marks, mark) };
};
