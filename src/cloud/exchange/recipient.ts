import type { Attributes } from '../../attribute/value.js';
import { isPrimary, prefixLength, targetOf } from '../entra/smtp-address.js';
import { type Marks, noMarks, withMark } from '../marks.js';
import { type Shadow, shadowOf } from '../shadow.js';
import type { ObjectClass, Recipient, RecipientType } from '../tenant-directory.js';
import { mailboxDisplayTypes, mailUserDisplayType } from './display-type.js';
import type { MailboxKind } from './mailbox.js';
import { recipientTypeDetails as details, recipientDisplayTypes as displayTypes } from './value-tables.js';

/** What Exchange Online makes a recipient of (cloud 9). */
export interface RecipientSource {
  readonly class: ObjectClass;
  readonly synced: Attributes;
  readonly mailNickname: string | null;
  readonly proxyAddresses: readonly string[];
  readonly moeras: readonly string[];
  readonly mailbox: MailboxKind | null;
  readonly licensed: boolean;
}

/** An unlicensed user with one of these is a mail user, if it has an address (S-25). */
const mailUserTypes: ReadonlySet<bigint> = new Set([
  details.UserMailbox,
  details.LinkedMailbox,
  details.SharedMailbox,
  details.LegacyMailbox,
  details.RoomMailbox,
  details.EquipmentMailbox,
  details.MailUser,
  details.RemoteUserMailbox,
  details.RemoteRoomMailbox,
  details.RemoteEquipmentMailbox,
  details.RemoteSharedMailbox,
  details.RemoteTeamMailbox,
  details.LinkedRoomMailbox,
]);

const mailboxTypes: Readonly<Record<MailboxKind, RecipientType>> = {
  User: 'UserMailbox',
  Shared: 'SharedMailbox',
  Room: 'RoomMailbox',
  Equipment: 'EquipmentMailbox',
};

/** `RecipientType` of Get-Recipient: the coarser of its two words for a recipient. */
export const recipientTypeOf = (details: RecipientType): RecipientType => {
  switch (details) {
    case 'SharedMailbox':
    case 'RoomMailbox':
    case 'EquipmentMailbox':
      return 'UserMailbox';
    case 'RoomList':
      return 'MailUniversalDistributionGroup';
    default:
      return details;
  }
};

/** The recipient an object is in Exchange Online (cloud 9.1 to 9.4); `shadow` where its values have been read already. */
export const recipientOf = (source: RecipientSource, shadow = shadowOf(source.synced)): Recipient => {
  switch (source.class) {
    case 'user':
      return userRecipient(source, shadow);
    case 'contact':
      return contactRecipient(source, shadow);
    case 'group':
      return groupRecipient(source, shadow);
  }
};

/** The address behind the `SMTP:` prefix of the primary address, which stands first. */
export const primaryOf = (proxyAddresses: readonly string[]): string | null => {
  const [first] = proxyAddresses;
  return first !== undefined && isPrimary(first) ? first.slice(prefixLength) : null;
};

const userRecipient = (source: RecipientSource, shadow: Shadow): Recipient => {
  const { mailbox } = source;
  if (mailbox !== null) return known(source, shadow, mailboxTypes[mailbox], mailboxDisplayTypes[mailbox], null);
  if (!isMailUser(source, shadow)) return unknown(shadow, 'User');
  return known(source, shadow, 'MailUser', mailUserDisplayType(shadow.displayType), external(source, shadow));
};

/** Whether a user without a mailbox here is a mail user (S-25). */
const isMailUser = ({ proxyAddresses }: RecipientSource, shadow: Shadow): boolean => {
  if (targetOf(shadow.targetAddress) !== null) return true;
  if (primaryOf(proxyAddresses) === null) return false;
  if (shadow.hasMailboxGuid || shadow.remoteType !== null) return true;
  return shadow.typeDetails !== null && mailUserTypes.has(shadow.typeDetails);
};

const contactRecipient = (source: RecipientSource, shadow: Shadow): Recipient => {
  const target = external(source, shadow);
  return target === null
    ? unknown(shadow, 'Contact')
    : known(source, shadow, 'MailContact', displayTypes.RemoteMailUser, target);
};

/** `targetAddress`, else the primary address (S-30, S-31). */
const external = ({ proxyAddresses }: RecipientSource, { targetAddress: target }: Shadow): string | null => {
  if (targetOf(target) !== null) return target;
  const primary = primaryOf(proxyAddresses);
  return primary === null ? null : `SMTP:${primary}`;
};

/** A group is mail-enabled exactly when it has a MOERA (cloud 6.3 step 4). */
const groupRecipient = (source: RecipientSource, shadow: Shadow): Recipient => {
  if (source.moeras.length === 0) return unknown(shadow, 'Group');
  if (shadow.securityEnabled === true)
    return known(source, shadow, 'MailUniversalSecurityGroup', displayTypes.SecurityDistributionGroup, null);
  return shadow.typeDetails === details.RoomList
    ? known(source, shadow, 'RoomList', displayTypes.RoomList, null)
    : known(source, shadow, 'MailUniversalDistributionGroup', displayTypes.DistributionGroup, null);
};

const known = (
  { mailNickname, proxyAddresses, mailbox, licensed }: RecipientSource,
  shadow: Shadow,
  recipientTypeDetails: RecipientType,
  displayType: number,
  externalEmailAddress: string | null,
): Recipient => ({
  isRecipient: true,
  recipientTypeDetails,
  displayType,
  alias: mailNickname,
  primarySmtpAddress: primaryOf(proxyAddresses) ?? targetOf(externalEmailAddress),
  emailAddresses: proxyAddresses,
  externalEmailAddress,
  hidden: shadow.isHidden,
  hasMailbox: mailbox !== null,
  grace: mailbox === 'User' && !licensed,
});

const unknown = ({ isHidden }: Shadow, recipientTypeDetails: RecipientType): Recipient => ({
  isRecipient: false,
  recipientTypeDetails,
  displayType: null,
  alias: null,
  primarySmtpAddress: null,
  emailAddresses: nothing,
  externalEmailAddress: null,
  hidden: isHidden,
  hasMailbox: false,
  grace: false,
});

const nothing: readonly string[] = [];

/** What the recipient type and its fields rest on. */
export const recipientMarks = (source: RecipientSource, shadow: Shadow): Marks => {
  let marks = noMarks;
  const hasTarget = targetOf(shadow.targetAddress) !== null;
  if (source.class === 'contact' && !hasTarget && primaryOf(source.proxyAddresses) !== null)
    marks = withMark(marks, 'S-31');
  if (source.class !== 'user') return marks;
  if (source.mailbox !== null) return shadow.targetAddress === null ? marks : withMark(marks, 'S-33');
  if (!isMailUser(source, shadow)) return marks;
  if (!hasTarget) marks = withMark(withMark(marks, 'S-25'), 'S-30');
  const { displayType } = shadow;
  return displayType !== null && displayType >= 0n && displayType !== 6n ? withMark(marks, 'S-32') : marks;
};
