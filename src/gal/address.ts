import { foldAscii } from '../base/fold-case.js';
import { isSmtp, prefixLength } from '../cloud/entra/smtp-address.js';

/** An SMTP address without its prefix; `null` for a value of another kind such as `X500:` (cloud S-44: case is kept). */
export const smtpAddressOf = (value: string): string | null => (isSmtp(value) ? value.slice(prefixLength) : null);

/** An address as it is used in mail, whether or not a prefix stands in front. */
export const bareAddress = (value: string): string => (isSmtp(value) ? value.slice(prefixLength) : value);

/** The folded domain of an address, empty when there is none. */
export const domainOf = (address: string): string => foldAscii(address.slice(address.lastIndexOf('@') + 1));

/** Whether two addresses are one: ASCII letters fold, nothing else (hardening VAL-3). */
export const sameAddress = (a: string, b: string): boolean => a === b || foldAscii(a) === foldAscii(b);
