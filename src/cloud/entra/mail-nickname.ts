import { type Marks, marksOf, noMarks } from '../marks.js';
import type { Shadow } from '../shadow.js';
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
  shadow: Shadow,
  sourceAnchor: string,
  current: Nickname | null,
): Nickname => {
  if (shadow.mailNickname !== null) return normalised(shadow.mailNickname);
  if (current !== null && current.value !== null) return current;
  const derived =
    prefixOfAddress(shadow, true) ??
    localPartOf(shadow.mail ?? '') ??
    (objectClass === 'user' ? localPartOf(shadow.userPrincipalName ?? '') : null) ??
    prefixOfAddress(shadow, false);
  if (derived !== null) return normalised(derived);
  const name = shadow.displayName?.replace(/\s+/gu, '') ?? '';
  // A user without name, mail or sign-in name exists only in theory; the anchor is all that is left of it.
  const last = name === '' && objectClass === 'user' ? sourceAnchor : name;
  if (last === '') return { value: null, marks: noMarks };
  const { value, marks } = normalised(last);
  return { value, marks: marksOf([...marks, 'S-17']) };
};

/** Verification and reserved suffixes do not matter here, syntax does. */
const prefixOfAddress = ({ proxyAddresses }: Shadow, primary: boolean): string | null => {
  for (const value of proxyAddresses)
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

/** Nothing has to be replaced; nearly always so. */
const fit = /^(?!\.)[!#-%'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}$/;

/** One underscore for each character that a mailNickname may not have (S-16). */
const unfit = /[^!-~]|[@()\\[\]";:<>,&]/gu;

const normalised = (text: string): Nickname => {
  if (fit.test(text)) return { value: text, marks: noMarks };
  const value = text.replace(unfit, '_').slice(0, 64).replace(/^\./, '_');
  return { value, marks: value === text ? noMarks : marksOf(['S-16']) };
};
