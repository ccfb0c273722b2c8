import type { DiscardReason } from '../tenant-directory.js';

/** What a character may be in an address (cloud 6.2 e, f). */
const forbidden = 0;
const domainCharacter = 1;
const localCharacter = 2;
const dot = 3;
const at = 4;
/** Visible, but in no atom. */
const stray = 5;

const kinds = new Uint8Array(128);
for (let unit = 0x21; unit <= 0x7e; unit++) kinds[unit] = stray;
for (const char of '<>(),;[]":') kinds[char.charCodeAt(0)] = forbidden;
for (const char of "!#$%&'*+/=?^_{|}~`") kinds[char.charCodeAt(0)] = localCharacter;
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-')
  kinds[char.charCodeAt(0)] = domainCharacter;
kinds['.'.charCodeAt(0)] = dot;
kinds['@'.charCodeAt(0)] = at;

/** What is wrong with the address that begins at `from`: characters first, then its form (cloud 6.2 e, f). */
export const addressProblem = (
  text: string,
  from: number,
): Extract<DiscardReason, 'invalidCharacter' | 'notRfc5322'> | null => {
  let isWellFormed = true;
  let sign = -1;
  let length = 0;
  let dots = 0;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = unit < 128 ? kinds[unit] : forbidden;
    switch (kind) {
      case forbidden:
        return 'invalidCharacter';
      case at:
        if (sign >= 0 || length === 0 || i - from > 64) isWellFormed = false;
        sign = i;
        length = dots = 0;
        break;
      case dot:
        if (length === 0) isWellFormed = false;
        length = 0;
        dots++;
        break;
      default:
        if (kind === stray || (kind === localCharacter && sign >= 0)) isWellFormed = false;
        length++;
    }
  }
  return isWellFormed && sign >= 0 && length > 0 && dots > 0 ? null : 'notRfc5322';
};

/** How long `SMTP:` is. */
export const prefixLength = 5;

/** Whether a proxy address is one of SMTP, its prefix in whatever case. */
export const isSmtp = (value: string): boolean =>
  value.charCodeAt(4) === 58 &&
  (value.charCodeAt(0) | 32) === 115 &&
  (value.charCodeAt(1) | 32) === 109 &&
  (value.charCodeAt(2) | 32) === 116 &&
  (value.charCodeAt(3) | 32) === 112;

/** The prefix of a primary address is in capitals, exactly (S-05). Looking at five characters takes a fifth of `startsWith`. */
export const isPrimary = (value: string): boolean =>
  value.charCodeAt(0) === 83 &&
  value.charCodeAt(1) === 77 &&
  value.charCodeAt(2) === 84 &&
  value.charCodeAt(3) === 80 &&
  value.charCodeAt(4) === 58;

/** What precedes the first `@`, or null when nothing does. */
export const localPartOf = (address: string, from = 0): string | null => {
  const sign = address.indexOf('@', from);
  return sign > from ? address.slice(from, sign) : null;
};

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Longer ones are discarded (cloud 6.2 c, d). */
export const lengthLimit = 256;

/** The address of a `targetAddress`, or null when it is absent, no SMTP address or malformed (cloud 2.2). */
export const targetOf = (target: string | null): string | null =>
  target !== null && isSmtp(target) && addressProblem(target, prefixLength) === null
    ? target.slice(prefixLength)
    : null;
