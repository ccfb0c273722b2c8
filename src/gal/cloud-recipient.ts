import { firstOf } from '../attribute/value.js';
import { isSmtp } from '../cloud/entra/smtp-address.js';
import { listingOf } from '../cloud/exchange/address-lists.js';
import type { CloudObject, Recipient } from '../cloud/tenant-directory.js';
import { bareAddress, isAddress, smtpAddressOf } from './address.js';
import { type ExternalAddress, local, type MailRecipient } from './mail-recipient.js';
import type { Shown } from './shown.js';

/** SMTP addresses of a recipient, the primary one first; it need not be among `emailAddresses` (cloud 9.4). */
export const cloudAddresses = ({ recipient }: CloudObject): readonly string[] => {
  if (!recipient.isRecipient) return [];
  const { primarySmtpAddress: primary } = recipient;
  const addresses = primary === null ? [] : [bareAddress(primary)];
  for (const value of recipient.emailAddresses) {
    const address = smtpAddressOf(value);
    if (address !== null && address !== addresses[0]) addresses.push(address);
  }
  return addresses;
};

/** Whether an address is among `cloudAddresses`. */
export const hasCloudAddress = ({ recipient }: CloudObject, address: string): boolean => {
  const { isRecipient, primarySmtpAddress: primary, emailAddresses } = recipient;
  if (!isRecipient) return false;
  if (primary !== null && isAddress(primary, address)) return true;
  for (const value of emailAddresses) if (isSmtp(value) && isAddress(value, address)) return true;
  return false;
};

/** How Exchange Online delivers to an object (scenario E.1). */
export const cloudMailRecipient = (object: CloudObject): MailRecipient => {
  const { recipient } = object;
  const isLocal = recipient.hasMailbox || object.class === 'group';
  return {
    person: object.sourceAnchor,
    type: recipient.recipientTypeDetails,
    kind: recipient.hasMailbox ? 'mailbox' : isLocal ? 'group' : 'forward',
    external: isLocal ? local : externalOf(object, recipient),
    requiresAuthentication: object.synced.get('msExchRequireAuthToSendTo') === true,
  };
};

const hasText = (object: CloudObject, attribute: string): boolean => {
  const value = firstOf(object.synced.get(attribute));
  return typeof value === 'string' && value !== '';
};

/**
 * The external address that mail follows. A mail user without target address leads to its primary one as long as a mailbox GUID says that
 * the mailbox is on-premises (scenario A.4, S-30); with neither it leads nowhere certain.
 */
const externalOf = (object: CloudObject, { externalEmailAddress, primarySmtpAddress }: Recipient): ExternalAddress => {
  const isKnown =
    object.class === 'contact' || hasText(object, 'targetAddress') || object.synced.has('msExchMailboxGuid');
  if (externalEmailAddress === null || !isKnown)
    return { kind: 'none', primary: primarySmtpAddress === null ? null : bareAddress(primarySmtpAddress) };
  return { kind: 'address', address: bareAddress(externalEmailAddress) };
};

/** What a tenant's address list shows of an object. */
export const cloudShown = (object: CloudObject): Shown => {
  const { recipient } = object;
  const { listed, reason } = listingOf(recipient);
  return {
    present: true,
    visible: listed,
    reason,
    recipientTypeDetails: recipient.recipientTypeDetails,
    displayName: object.displayName,
    alias: recipient.alias ?? object.mailNickname,
    primarySmtpAddress: recipient.primarySmtpAddress === null ? null : bareAddress(recipient.primarySmtpAddress),
    emailAddresses: recipient.emailAddresses,
    externalEmailAddress: recipient.externalEmailAddress === null ? null : bareAddress(recipient.externalEmailAddress),
    userPrincipalName: object.userPrincipalName,
    accountEnabled: object.accountEnabled,
  };
};
