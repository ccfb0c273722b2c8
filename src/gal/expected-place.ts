import { firstOf } from '../attribute/value.js';
import { foldCase } from '../base/fold-case.js';
import type { AdObject } from '../model/directory.js';
import { type Home, homeOf, markerOf } from '../model/home.js';
import { onlyMarkerOf } from '../model/only-marker.js';
import type { Workspace } from '../model/workspace.js';
import { textOf } from './ad-recipient.js';
import type { AbsenceReason } from './shown.js';

/** What the target table wants of an object in one tenant (scenario B.3). */
export type ExpectedPlace =
  | { readonly kind: 'listed' }
  | { readonly kind: 'hidden' }
  /** Filtered, or there without being a recipient: both are as they should be. */
  | { readonly kind: 'unlisted'; readonly reason: AbsenceReason };

const listed: ExpectedPlace = { kind: 'listed' };
const hidden: ExpectedPlace = { kind: 'hidden' };
const unlisted = (reason: AbsenceReason): ExpectedPlace => ({ kind: 'unlisted', reason });

/** Public folder, system, arbitration, discovery and other mailboxes that Connect leaves out (scenario B.2 P28, cloud K-8). */
const systemTypes = 0x21c07000n;
/** Recipient types of people; rooms and shared mailboxes are always disabled and no leavers (F32). */
const personTypes: ReadonlySet<bigint> = new Set([1n, 128n, 2147483648n]);

const numberOf = (object: AdObject, attribute: string): bigint => {
  const value = firstOf(object.attributes.get(attribute));
  return typeof value === 'bigint' ? value : 0n;
};

const isSet = (value: bigint, mask: bigint): boolean => BigInt.asIntN(64, value & mask) !== 0n;

const hasMail = ({ attributes }: AdObject): boolean =>
  attributes.has('mail') || attributes.has('proxyAddresses') || attributes.has('targetAddress');

/** What the target table wants of an AD object in a tenant; `home` where it is known already. */
export const expectedPlace = (
  object: AdObject,
  workspace: Workspace,
  tenant: string,
  home: Home | null = null,
): ExpectedPlace => {
  if (object.objectClass === 'msExchDynamicDistributionList') return unlisted('dynamicGroup');
  const isSystem = isSet(numberOf(object, 'msExchRecipientTypeDetails'), systemTypes);
  if (isSystem || object.attributes.get('isCriticalSystemObject') === true) return unlisted('systemObject');
  const visible = object.attributes.get('msExchHideFromAddressLists') === true ? hidden : listed;
  if (object.objectClass === 'group' || object.objectClass === 'contact') {
    if (isForAnother(object, workspace, tenant)) return unlisted('otherTenantOnly');
    return hasMail(object) ? visible : unlisted('withoutMail');
  }
  return expectedUser(object, workspace, tenant, home ?? homeOf(object, workspace), visible);
};

/** Scopes of rules ignore case, so this does (SCP-11). */
const isForAnother = (object: AdObject, workspace: Workspace, tenant: string): boolean => {
  const marker = foldCase(markerOf(object, workspace));
  return (
    marker !== '' &&
    workspace.tenants.some(({ name }) => name !== tenant && foldCase(onlyMarkerOf(workspace, name)) === marker)
  );
};

const expectedUser = (
  object: AdObject,
  workspace: Workspace,
  tenant: string,
  home: Home,
  visible: ExpectedPlace,
): ExpectedPlace => {
  // A user with addresses but without alias is meant to be a recipient and is none: F34.
  if (!object.attributes.has('mailNickname')) return hasMail(object) ? visible : unlisted('withoutMail');
  if (home.tenant === tenant) return visible;
  const isFirst = workspace.tenants[0]?.name === tenant;
  const type = numberOf(object, 'msExchRecipientTypeDetails');
  const isPerson = personTypes.has(type) && !(isFirst && type === 1n);
  if (isPerson && isSet(numberOf(object, 'userAccountControl'), 2n))
    return workspace.options.foreignLeavers === 'hide' ? hidden : unlisted('leaver');
  if (isFirst || workspace.options.syncServiceMailboxes) return visible;
  return /^svc-/i.test(textOf(object, 'sAMAccountName') ?? '') ? unlisted('serviceMailbox') : visible;
};
