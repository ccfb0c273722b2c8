import { type Attributes, valuesOf } from '../../attribute/value.js';
import { type Marks, noMarks, withMark } from '../marks.js';
import { textOf } from '../synced-attributes.js';
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

const create: Match = { kind: 'create', administrator: null, marks: noMarks };

const error = (name: ExportError, marks: Marks): Match => ({ kind: 'error', error: name, marks });

/** Hard match, soft match on the primary SMTP address, soft match on the sign-in name, in this order (cloud 3 steps 1 to 10). */
export const matchObject = (
  objectClass: ObjectClass,
  sourceAnchor: string,
  synced: Attributes,
  tenant: MatchTenant,
): Match => {
  const { features } = tenant;
  const hard = objectClass === 'user' ? tenant.findImmutableId(sourceAnchor) : null;
  if (hard !== null) {
    if (features.blockHardMatch && hard.origin !== 'sync') return error('InvalidHardMatch', noMarks);
    return { kind: 'takeOver', object: hard, marks: withMark(noMarks, 'S-46') };
  }
  if (features.blockSoftMatch) return create;

  const values = valuesOf(synced.get('proxyAddresses'))
    .filter((value) => typeof value === 'string')
    .filter(isSmtp);
  const primary = values.find(isPrimary);
  const byAddress = primary === undefined ? null : tenant.findAddress(primary);
  if (byAddress !== null) return soft(byAddress, objectClass, features, 'S-45');
  const owners = values.map(tenant.findAddress).filter((owner) => owner !== null);
  if (owners.some((owner) => owner.origin === 'cloud' && owner.class !== objectClass))
    return error('ObjectTypeMismatch', withMark(noMarks, 'S-21'));

  const upn = objectClass === 'user' && features.softMatchOnUpn ? textOf(synced, 'userPrincipalName') : null;
  const byName = upn === null ? null : tenant.findName(upn);
  if (byName !== null) return soft(byName, objectClass, features, null);
  if (!features.duplicateAttributeResiliency && owners.some((owner) => owner.origin !== 'cloud'))
    return error('InvalidSoftMatch', noMarks);
  return create;
};

/** What becomes of a candidate (cloud 3 steps 6 to 9). */
const soft = (
  candidate: TenantObject,
  objectClass: ObjectClass,
  features: TenantFeatures,
  mark: 'S-45' | null,
): Match => {
  if (candidate.class !== objectClass) {
    const marks = withMark(noMarks, 'S-21');
    return candidate.origin === 'cloud' ? error('ObjectTypeMismatch', marks) : { ...create, marks };
  }
  if (candidate.immutableId !== null)
    return features.duplicateAttributeResiliency ? create : error('InvalidSoftMatch', noMarks);
  if ((candidate.rare.existing?.roles ?? []).length > 0)
    return { kind: 'create', administrator: candidate, marks: withMark(noMarks, 'S-22') };
  const marks = withMark(noMarks, 'S-46');
  return { kind: 'takeOver', object: candidate, marks: mark === null ? marks : withMark(marks, mark) };
};
