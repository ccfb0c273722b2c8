import type { ExpectedFields } from '../../model/expectation.js';

/** The exported attributes, by AD name, that decide what a field of an expectation looks at. */
const attributesBehind: Readonly<Record<Exclude<keyof ExpectedFields, 'attributes'>, readonly string[]>> = {
  present: ['cloudFiltered', 'sourceAnchor'],
  visible: ['msExchHideFromAddressLists', 'mailNickname'],
  hidden: ['msExchHideFromAddressLists'],
  recipientTypeDetails: ['msExchRecipientTypeDetails', 'msExchRemoteRecipientType', 'targetAddress'],
  accountEnabled: ['accountEnabled'],
  licensed: ['usageLocation'],
  hasMailbox: ['msExchMailboxGuid', 'msExchRemoteRecipientType'],
  passwordSync: ['pwdLastSet'],
  userPrincipalName: ['userPrincipalName'],
  alias: ['mailNickname'],
  primarySmtpAddress: ['proxyAddresses'],
  externalEmailAddress: ['targetAddress'],
  displayType: ['msExchRecipientDisplayType'],
  addresses: ['proxyAddresses'],
  notAddresses: ['proxyAddresses'],
};

/** The attributes whose values an expectation states, by AD name. */
export const statedAttributes = (must: ExpectedFields): readonly string[] => {
  const { attributes, ...fields } = must;
  // The keys of an ExpectedFields without `attributes` are those of the table.
  const stated = Object.keys(fields) as (keyof typeof attributesBehind)[];
  return [...stated.flatMap((field) => attributesBehind[field]), ...Object.keys(attributes ?? {})];
};
