import type { Attributes } from '../../attribute/value.js';
import { valuesOf } from '../../attribute/value.js';
import { foldAscii } from '../../base/fold-case.js';
import type { CloudObject } from '../../cloud/tenant-directory.js';

/** Attributes whose values others may claim, ask for or send to, by their names in AD and in the cloud. */
const addressAttributes = ['proxyAddresses', 'mail', 'targetAddress', 'userPrincipalName'] as const;
const nicknameAttributes = ['mailNickname', 'alias'] as const;

/** Tells the keys by which an object with these attributes can get in the way of another one: addresses, sign-in names, aliases. */
export const attributeKeys = (attributes: Attributes, onKey: (key: string) => void): void => {
  for (const name of addressAttributes)
    for (const value of valuesOf(attributes.get(name))) if (typeof value === 'string') onKey(addressKey(value));
  for (const name of nicknameAttributes)
    for (const value of valuesOf(attributes.get(name))) if (typeof value === 'string') onKey(nicknameKey(value));
};

/** The same for what a tenant made of an object. */
export const tenantKeys = (
  { proxyAddresses, userPrincipalName, mailNickname, recipient }: CloudObject,
  onKey: (key: string) => void,
): void => {
  for (const value of proxyAddresses) onKey(addressKey(value));
  if (userPrincipalName !== null) onKey(addressKey(userPrincipalName));
  if (mailNickname !== null) onKey(nicknameKey(mailNickname));
  if (recipient.alias !== null) onKey(nicknameKey(recipient.alias));
  for (const value of [recipient.primarySmtpAddress, recipient.externalEmailAddress])
    if (value !== null) onKey(addressKey(value));
};

/** Whoever has a source anchor. */
export const anchorKey = (anchor: string): string => `s ${anchor}`;

const addressKey = (value: string): string => {
  const folded = foldAscii(value);
  return folded.startsWith('smtp:') ? `a ${folded.slice('smtp:'.length)}` : `a ${folded}`;
};

const nicknameKey = (value: string): string => `n ${foldAscii(value)}`;
