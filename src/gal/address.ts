import { foldAscii } from '../base/fold-case.js';
import { isSmtp, prefixLength } from '../cloud/entra/smtp-address.js';
import { isSameFolded } from '../cloud/text-index.js';

/** An SMTP address without its prefix; `null` for a value of another kind such as `X500:` (cloud S-44: case is kept). */
export const smtpAddressOf = (value: string): string | null => (isSmtp(value) ? value.slice(prefixLength) : null);

/** An address as it is used in mail, whether or not a prefix stands in front. */
export const bareAddress = (value: string): string => (isSmtp(value) ? value.slice(prefixLength) : value);

/** Whether a value, with or without prefix, is this address. */
export const isAddress = (value: string, address: string): boolean =>
  isSameFolded(value, isSmtp(value) ? prefixLength : 0, address, 0);

/** The folded domain of an address, empty when there is none. */
export const domainOf = (address: string): string => foldAscii(address.slice(address.lastIndexOf('@') + 1));

/** Whether two addresses are one: ASCII letters fold, nothing else (hardening VAL-3). */
export const sameAddress = (a: string, b: string): boolean => a === b || foldAscii(a) === foldAscii(b);
