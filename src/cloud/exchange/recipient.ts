import type { Attributes } from '../../attribute/value.js';
import { isPrimary, prefixLength, targetOf } from '../entra/smtp-address.js';
import { type Marks, noMarks, withMark } from '../marks.js';
import type { Shadow } from '../shadow.js';
import { numberOf, textOf } from '../synced-attributes.js';
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

/** The recipient an object is in Exchange Online (cloud 9.1 to 9.4). */
export const recipientOf = (source: RecipientSource): Recipient => {
  switch (source.class) {
    case 'user':
      return userRecipient(source);
    case 'contact':
      return contactRecipient(source);
    case 'group':
      return groupRecipient(source);
  }
};

/** The address behind the `SMTP:` prefix of the primary address, which stands first. */
export const primaryOf = (proxyAddresses: readonly string[]): string | null => {
  const [first] = proxyAddresses;
  return first !== undefined && isPrimary(first) ? first.slice(prefixLength) : null;
};

const userRecipient = (source: RecipientSource): Recipient => {
  const { synced, mailbox, licensed } = source;
  if (mailbox !== null) {
    const hasGrace = mailbox === 'User' && !licensed;
    return {
      ...known(source, mailboxTypes[mailbox], mailboxDisplayTypes[mailbox], null),
      hasMailbox: true,
      grace: hasGrace,
    };
  }
  if (!isMailUser(source)) return unknown(source, 'User');
  return known(
    source,
    'MailUser',
    mailUserDisplayType(numberOf(synced, 'msExchRecipientDisplayType')),
    external(source),
  );
};

/** Whether a user without a mailbox here is a mail user (S-25). */
const isMailUser = ({ synced, proxyAddresses }: RecipientSource): boolean => {
  const hasTarget = targetOf(textOf(synced, 'targetAddress')) !== null;
  if (hasTarget) return true;
  if (primaryOf(proxyAddresses) === null) return false;
  if (synced.has('msExchMailboxGuid') || synced.has('msExchRemoteRecipientType')) return true;
  const type = numberOf(synced, 'msExchRecipientTypeDetails');
  return type !== null && mailUserTypes.has(type);
};

const contactRecipient = (source: RecipientSource): Recipient => {
  const target = external(source);
  return target === null
    ? unknown(source, 'Contact')
    : known(source, 'MailContact', displayTypes.RemoteMailUser, target);
};

/** `targetAddress`, else the primary address (S-30, S-31). */
const external = ({ synced, proxyAddresses }: RecipientSource): string | null => {
  const target = textOf(synced, 'targetAddress');
  if (targetOf(target) !== null) return target;
  const primary = primaryOf(proxyAddresses);
  return primary === null ? null : `SMTP:${primary}`;
};

/** A group is mail-enabled exactly when it has a MOERA (cloud 6.3 step 4). */
const groupRecipient = (source: RecipientSource): Recipient => {
  const { synced, moeras } = source;
  if (moeras.length === 0) return unknown(source, 'Group');
  if (synced.get('securityEnabled') === true)
    return known(source, 'MailUniversalSecurityGroup', displayTypes.SecurityDistributionGroup, null);
  return numberOf(synced, 'msExchRecipientTypeDetails') === details.RoomList
    ? known(source, 'RoomList', displayTypes.RoomList, null)
    : known(source, 'MailUniversalDistributionGroup', displayTypes.DistributionGroup, null);
};

const known = (
  { synced, mailNickname, proxyAddresses }: RecipientSource,
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
  hidden: synced.get('msExchHideFromAddressLists') === true,
  hasMailbox: false,
  grace: false,
});

const unknown = ({ synced }: RecipientSource, recipientTypeDetails: RecipientType): Recipient => ({
  isRecipient: false,
  recipientTypeDetails,
  displayType: null,
  alias: null,
  primarySmtpAddress: null,
  emailAddresses: [],
  externalEmailAddress: null,
  hidden: synced.get('msExchHideFromAddressLists') === true,
  hasMailbox: false,
  grace: false,
});

/** What the recipient type and its fields rest on. */
export const recipientMarks = (source: RecipientSource, shadow: Shadow): Marks => {
  let marks = noMarks;
  const hasTarget = targetOf(shadow.targetAddress) !== null;
  if (source.class === 'contact' && !hasTarget && primaryOf(source.proxyAddresses) !== null)
    marks = withMark(marks, 'S-31');
  if (source.class !== 'user') return marks;
  if (source.mailbox !== null) return shadow.targetAddress === null ? marks : withMark(marks, 'S-33');
  if (!isMailUser(source)) return marks;
  if (!hasTarget) marks = withMark(withMark(marks, 'S-25'), 'S-30');
  const { displayType } = shadow;
  return displayType !== null && displayType >= 0n && displayType !== 6n ? withMark(marks, 'S-32') : marks;
};
