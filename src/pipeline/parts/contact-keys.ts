import type { Attributes } from '../../attribute/value.js';
import { valuesOf } from '../../attribute/value.js';
import type { CloudObject } from '../../cloud/tenant-directory.js';

/**
 * Kinds of keys by which objects get in the way of each other, as `Meetings` tells them apart. Addresses, names, anchors and what joins ask
 * for are of one kind: nearly always the same few texts, and two objects that meet without need only take time. Aliases are short
 * and would meet many.
 */
export const keyKinds = { text: 0, nickname: 1 } as const;

/** Takes a key: the text from `from` on. */
export type OnContactKey = (kind: number, key: string, from: number) => void;

/** Attributes whose values others may claim, ask for or send to, by their names in AD and in the cloud. */
const addressAttributes = ['proxyAddresses', 'mail', 'targetAddress', 'userPrincipalName'] as const;
const nicknameAttributes = ['mailNickname', 'alias'] as const;

/** Tells the keys by which an object with these attributes can get in the way of another one: addresses, sign-in names, aliases. */
export const attributeKeys = (attributes: Attributes, onKey: OnContactKey): void => {
  for (const name of addressAttributes) {
    const value = attributes.get(name);
    if (typeof value === 'string') tellText(value, onKey);
    else for (const one of valuesOf(value)) if (typeof one === 'string') tellText(one, onKey);
  }
  for (const name of nicknameAttributes) {
    const value = attributes.get(name);
    if (typeof value === 'string') onKey(keyKinds.nickname, value, 0);
    else for (const one of valuesOf(value)) if (typeof one === 'string') onKey(keyKinds.nickname, one, 0);
  }
};

/** The same for what a tenant made of an object. */
export const tenantKeys = (
  { proxyAddresses, userPrincipalName, mailNickname, recipient }: CloudObject,
  onKey: OnContactKey,
): void => {
  for (const value of proxyAddresses) tellText(value, onKey);
  if (userPrincipalName !== null) tellText(userPrincipalName, onKey);
  if (mailNickname !== null) onKey(keyKinds.nickname, mailNickname, 0);
  const { alias, primarySmtpAddress, externalEmailAddress } = recipient;
  if (alias !== null && alias !== mailNickname) onKey(keyKinds.nickname, alias, 0);
  if (primarySmtpAddress !== null) tellText(primarySmtpAddress, onKey);
  if (externalEmailAddress !== null) tellText(externalEmailAddress, onKey);
};

/** Tells any text by which an object can meet others. With or without its prefix it is the same address. */
export const tellText = (value: string, onKey: OnContactKey): void =>
  onKey(keyKinds.text, value, value.charAt(4) === ':' && /^smtp:/i.test(value) ? 5 : 0);
