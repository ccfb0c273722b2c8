import { firstOf, type Scalar, valuesOf } from '../attribute/value.js';
import { isSmtp } from '../cloud/entra/smtp-address.js';
import { recipientTypeDetails } from '../cloud/exchange/value-tables.js';
import { isSameFolded } from '../cloud/text-index.js';
import type { AdObject } from '../model/directory.js';
import { isOnPremisesMailbox } from '../model/home.js';
import { bareAddress, isAddress, smtpAddressOf } from './address.js';
import { type ExternalAddress, local, type MailRecipient } from './mail-recipient.js';
import type { Shown } from './shown.js';

/** The first text of an attribute. */
export const textOf = (object: AdObject, attribute: string): string | null => {
  const value = firstOf(object.attributes.get(attribute));
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Every text of an attribute. */
export const textsOf = (object: AdObject, attribute: string): readonly string[] => {
  const values = valuesOf(object.attributes.get(attribute));
  return values.every(isText) ? values : values.filter(isText);
};

const isText = (value: Scalar): value is string => typeof value === 'string';

const numberOf = (object: AdObject, attribute: string): bigint | null => {
  const value = firstOf(object.attributes.get(attribute));
  return typeof value === 'bigint' ? value : null;
};

/** Whether Exchange on-premises knows the object: recipients have an alias there (F34). */
export const isAdRecipient = (object: AdObject): boolean => object.attributes.has('mailNickname');

/** SMTP addresses, the primary one first; `mail` where there is no other. */
export const adAddresses = (object: AdObject): readonly string[] => {
  if (!isAdRecipient(object)) return [];
  const addresses: string[] = [];
  for (const value of textsOf(object, 'proxyAddresses')) {
    const address = smtpAddressOf(value);
    if (address === null) continue;
    if (value.startsWith('SMTP:')) addresses.unshift(address);
    else addresses.push(address);
  }
  const mail = textOf(object, 'mail');
  return addresses.length === 0 && mail !== null ? [mail] : addresses;
};

/** Whether an address is among `adAddresses`. */
export const hasAdAddress = (object: AdObject, address: string): boolean => {
  if (!isAdRecipient(object)) return false;
  let hasSmtp = false;
  for (const value of valuesOf(object.attributes.get('proxyAddresses'))) {
    if (typeof value !== 'string' || !isSmtp(value)) continue;
    if (isAddress(value, address)) return true;
    hasSmtp = true;
  }
  const mail = hasSmtp ? null : textOf(object, 'mail');
  return mail !== null && isSameFolded(mail, 0, address, 0);
};

/** The primary address: the `SMTP:` value, else `mail`. */
export const adPrimary = (object: AdObject): string | null => {
  for (const value of textsOf(object, 'proxyAddresses')) if (value.startsWith('SMTP:')) return value.slice(5);
  return textOf(object, 'mail');
};

/** A mailbox of the on-premises organisation: by type, or by the database it lies in. */
export const isMailbox = (object: AdObject): boolean => isOnPremisesMailbox(object) || object.attributes.has('homeMDB');

const isGroup = ({ objectClass }: AdObject): boolean =>
  objectClass === 'group' || objectClass === 'msExchDynamicDistributionList';

const recipientTypeNames: ReadonlyMap<bigint, string> = new Map(
  Object.entries(recipientTypeDetails).map(([name, value]) => [value, name]),
);

/** The name of the recipient type, or of the class of an object that has none. */
const typeOf = (object: AdObject): string => {
  const type = numberOf(object, 'msExchRecipientTypeDetails');
  const name = type === null ? undefined : recipientTypeNames.get(type);
  if (name !== undefined) return name;
  if (object.objectClass === 'group') return 'Group';
  if (object.objectClass === 'contact') return 'Contact';
  return object.objectClass === 'msExchDynamicDistributionList' ? 'DynamicDistributionGroup' : 'User';
};

/** How Exchange on-premises delivers to an object (scenario E.1: homeMDB, targetAddress, members). */
export const adMailRecipient = (object: AdObject, person: string): MailRecipient => {
  const kind = isMailbox(object) ? 'mailbox' : isGroup(object) ? 'group' : 'forward';
  return {
    person,
    type: typeOf(object),
    kind,
    external: kind === 'forward' ? externalOf(object) : local,
    requiresAuthentication: object.attributes.get('msExchRequireAuthToSendTo') === true,
  };
};

const externalOf = (object: AdObject): ExternalAddress => {
  const target = textOf(object, 'targetAddress');
  return target === null
    ? { kind: 'none', primary: adPrimary(object) }
    : { kind: 'address', address: bareAddress(target) };
};

/** What the on-premises address list shows of an object. */
export const adShown = (object: AdObject): Shown => {
  const isRecipient = isAdRecipient(object);
  const hidden = object.attributes.get('msExchHideFromAddressLists') === true;
  const control = numberOf(object, 'userAccountControl');
  const target = textOf(object, 'targetAddress');
  return {
    present: true,
    visible: isRecipient && !hidden,
    reason: isRecipient ? (hidden ? 'hidden' : null) : 'notARecipient',
    recipientTypeDetails: typeOf(object),
    displayName: textOf(object, 'displayName') ?? textOf(object, 'cn'),
    alias: textOf(object, 'mailNickname'),
    primarySmtpAddress: isRecipient ? adPrimary(object) : null,
    emailAddresses: textsOf(object, 'proxyAddresses'),
    externalEmailAddress: isMailbox(object) || target === null ? null : bareAddress(target),
    userPrincipalName: textOf(object, 'userPrincipalName'),
    accountEnabled: control === null ? null : BigInt.asIntN(64, control & 2n) === 0n,
  };
};
