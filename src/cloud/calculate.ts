import type { CloudExport } from './cloud-export.js';
import { mailNicknameOf, type Nickname } from './entra/mail-nickname.js';
import { type AddressResult, type AddressTenant, calculateAddresses } from './entra/proxy-addresses.js';
import { type SignInName, signInNameOf } from './entra/user-principal-name.js';
import { kindOfDisplayType } from './exchange/display-type.js';
import { kindOf, type MailboxState, mailboxAfter, mailboxMarks, noMailbox } from './exchange/mailbox.js';
import { recipientTypeDetails as details } from './exchange/value-tables.js';
import { type Marks, unionOfMarks, withMark } from './marks.js';
import type { Shadow } from './shadow.js';
import type { TenantObject } from './tenant-object.js';

/** The part of the tenant that decides. */
export interface CalculationTenant extends AddressTenant {
  readonly groupVerification: 'enforced' | 'notEnforced';
  /** Whether another user has the sign-in name. */
  readonly isNameTaken: (name: string) => boolean;
}

/** Everything that follows from an export, before anybody decides whether it stands. */
export interface Calculation {
  readonly nickname: Nickname;
  /** Null for contacts and groups. */
  readonly name: SignInName | null;
  readonly mailbox: MailboxState;
  readonly isOtherResource: boolean;
  readonly isEnforced: boolean;
  readonly addresses: AddressResult;
  readonly marks: Marks;
}

/** Shared resources that are no mailbox here but make addresses verified all the same (cloud 6.1). */
const otherResources: ReadonlySet<bigint> = new Set([2n, 10n, 15n, 16n, 17n, 18n, 1073741840n]);

/**
 * mailNickname, sign-in name, mailbox, addresses, in this order (cloud 1.4). `before` is what the tenant has of the object, or
 * takes over. The sign-in name is calculated on first synchronisation, when the exported one or the domains change, and when a
 * quarantined one is tried again (cloud 5).
 */
export const calculate = (
  exported: CloudExport,
  shadow: Shadow,
  before: TenantObject | null,
  calculatesName: boolean,
  tenant: CalculationTenant,
): Calculation => {
  const { class: objectClass, sourceAnchor, licensed, cloudDisplayType } = exported;
  const isUser = objectClass === 'user';
  const current = before === null ? null : { value: before.mailNickname, marks: before.rare.nicknameMarks };
  const nickname = mailNicknameOf(objectClass, shadow, sourceAnchor, current);
  const name = isUser ? signInName(sourceAnchor, shadow, before, calculatesName, nickname, tenant) : null;
  const mailbox = isUser ? mailboxAfter(mailboxBefore(exported, shadow, before), shadow, licensed) : noMailbox;
  const isOtherResource =
    before?.rare.isOtherResource === true || (cloudDisplayType !== undefined && otherResources.has(cloudDisplayType));
  // Every kind of mailbox has a display type of Exchange Online that makes it a shared resource in the sense of cloud 6.1.
  const hasResource = mailbox.mailbox !== null || isOtherResource;
  const isActive = isUser && (licensed || shadow.remoteType !== null || hasResource);
  const isEnforced = isActive || (objectClass === 'group' && tenant.groupVerification === 'enforced');
  const addresses = calculateAddresses(
    {
      class: objectClass,
      sourceAnchor,
      shadow,
      mailNickname: nickname.value,
      userPrincipalName: name === null ? null : name.value,
      isActive,
      isEnforced,
      moeras: before === null ? noMoeras : before.moeras,
    },
    tenant,
  );
  let marks = unionOfMarks(addresses.marks, nickname.marks);
  if (isUser) {
    marks = unionOfMarks(marks, mailboxMarks(shadow, mailbox));
    if (isActive && !licensed && shadow.remoteType !== null) marks = withMark(marks, 'S-10');
    if (!isActive && addresses.cleaned.keepsUnverified && isOnPremisesMailbox(shadow))
      marks = withMark(withMark(marks, 'S-13'), 'K-3');
  }
  return { nickname, name, mailbox, isOtherResource, isEnforced, addresses, marks };
};

const noMoeras: readonly string[] = [];

const signInName = (
  sourceAnchor: string,
  { userPrincipalName: exported }: Shadow,
  before: TenantObject | null,
  calculatesName: boolean,
  nickname: Nickname,
  tenant: CalculationTenant,
): SignInName => {
  if (!calculatesName && before !== null && before.userPrincipalName !== null) {
    const { quarantinedName, nameMarks } = before.rare;
    return { value: before.userPrincipalName, quarantined: quarantinedName, marks: nameMarks };
  }
  const result = signInNameOf(
    exported,
    nickname.value ?? sourceAnchor,
    sourceAnchor,
    tenant.domains,
    tenant.isNameTaken,
  );
  const isRenamed = before?.isLinked === true && before.userPrincipalName !== result.value && before.moeras.length > 0;
  // The old name is no address any more (S-12).
  return isRenamed ? { ...result, marks: withMark(result.marks, 'S-12') } : result;
};

const mailboxBefore = (
  { hasMailboxHere, mailboxHere, cloudDisplayType }: CloudExport,
  shadow: Shadow,
  before: TenantObject | null,
): MailboxState => {
  const licenceRemoved = before?.rare.licenceRemoved ?? false;
  const moved = mailboxHere ?? (hasMailboxHere === true ? kindOf(shadow, 'User') : null);
  const found = moved ?? (cloudDisplayType === undefined ? null : kindOfDisplayType(cloudDisplayType));
  // A mailbox that was moved here and then disconnected with its licence does not come back by itself.
  const here = licenceRemoved ? null : found;
  return { mailbox: here ?? before?.mailbox ?? null, licensed: before?.licensed ?? false, licenceRemoved };
};

const onPremisesMailboxes: ReadonlySet<bigint> = new Set([
  details.UserMailbox,
  details.LinkedMailbox,
  details.SharedMailbox,
  details.RoomMailbox,
  details.EquipmentMailbox,
]);

const isOnPremisesMailbox = ({ typeDetails }: Shadow): boolean =>
  typeDetails !== null && onPremisesMailboxes.has(typeDetails);
