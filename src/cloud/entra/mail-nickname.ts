import type { Attributes } from '../../attribute/value.js';
import { valuesOf } from '../../attribute/value.js';
import { type Marks, marksOf, noMarks } from '../marks.js';
import { textOf } from '../synced-attributes.js';
import type { ObjectClass } from '../tenant-directory.js';
import { addressProblem, isPrimary, isSmtp, lengthLimit, localPartOf, prefixLength } from './smtp-address.js';

/** A mailNickname and what it rests on. */
export interface Nickname {
  readonly value: string | null;
  readonly marks: Marks;
}

/**
 * The mailNickname of an object (cloud 4): the one of AD as soon as AD has one; else the one it has already, which nothing else
 * changes; else, once, the first candidate that exists.
 */
export const mailNicknameOf = (
  objectClass: ObjectClass,
  synced: Attributes,
  sourceAnchor: string,
  current: Nickname | null,
): Nickname => {
  const own = textOf(synced, 'mailNickname');
  if (own !== null) return normalised(own);
  if (current !== null && current.value !== null) return current;
  const derived =
    prefixOfAddress(synced, true) ??
    localPartOf(textOf(synced, 'mail') ?? '') ??
    (objectClass === 'user' ? localPartOf(textOf(synced, 'userPrincipalName') ?? '') : null) ??
    prefixOfAddress(synced, false);
  if (derived !== null) return normalised(derived);
  const name = textOf(synced, 'displayName')?.replace(/\s+/gu, '') ?? '';
  // A user without name, mail or sign-in name exists only in theory; the anchor is all that is left of it.
  const last = name === '' && objectClass === 'user' ? sourceAnchor : name;
  if (last === '') return { value: null, marks: noMarks };
  const { value, marks } = normalised(last);
  return { value, marks: marksOf([...marks, 'S-17']) };
};

/** Verification and reserved suffixes do not matter here, syntax does. */
const prefixOfAddress = (synced: Attributes, primary: boolean): string | null => {
  for (const value of valuesOf(synced.get('proxyAddresses')))
    if (
      typeof value === 'string' &&
      isSmtp(value) &&
      isPrimary(value) === primary &&
      value.length <= lengthLimit &&
      addressProblem(value, prefixLength) === null
    )
      return localPartOf(value, prefixLength);
  return null;
};

/** One underscore for each character that a mailNickname may not have (S-16). */
const unfit = /[^!-~]|[@()\\[\]";:<>,&]/gu;

const normalised = (text: string): Nickname => {
  const value = text.replace(unfit, '_').slice(0, 64).replace(/^\./, '_');
  return { value, marks: value === text ? noMarks : marksOf(['S-16']) };
};
