import { foldAscii } from '../../base/fold-case.js';

/** One value of proxyAddresses or targetAddress, taken apart. */
export interface Address {
  /** The value as it stands. */
  readonly text: string;
  /** What stands before the first colon, as written; empty when there is no colon. */
  readonly prefix: string;
  /** What stands behind it. */
  readonly address: string;
  /** The address with ASCII letters folded: what is compared (cloud S-44). */
  readonly key: string;
  /** Behind the last `@`, folded; empty when there is none. */
  readonly domain: string;
  readonly isSmtp: boolean;
  /** Exactly `SMTP:`. */
  readonly isPrimary: boolean;
}

export const parseAddress = (text: string): Address => {
  const colon = text.indexOf(':');
  const prefix = colon < 0 ? '' : text.slice(0, colon);
  const address = text.slice(colon + 1);
  const key = foldAscii(address);
  const at = key.lastIndexOf('@');
  return {
    text,
    prefix,
    address,
    key,
    domain: at < 0 ? '' : key.slice(at + 1),
    isSmtp: foldAscii(prefix) === 'smtp',
    isPrimary: prefix === 'SMTP',
  };
};

/** The part behind the last `@`, folded; empty when there is none. */
export const domainOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : foldAscii(address.slice(at + 1));
};

const atom = /^[A-Za-z0-9!#$%&'*+/=?^_{|}~`-]+$/;
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** What is wrong with a mail address, in words, or null (cloud 6.2 e, f). */
export const addressProblem = (address: string): string | null => {
  const bad = /[\s<>();,[\]":]|[^\u0021-\u007e]/u.exec(address);
  if (bad !== null) return `it contains ${characterName(bad[0])}`;
  const parts = address.split('@');
  if (parts.length !== 2) return parts.length === 1 ? 'it has no `@`' : 'it has more than one `@`';
  const [local = '', domain = ''] = parts;
  if (local === '') return 'nothing stands before `@`';
  if (local.length > 64) return 'more than 64 characters stand before `@`';
  if (!local.split('.').every((part) => atom.test(part))) return 'the part before `@` has a misplaced period';
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((part) => label.test(part))) return `\`${domain}\` is no mail domain`;
  return null;
};

/** A character as a message can show it. */
export const characterName = (character: string): string =>
  /^\s$/u.test(character)
    ? 'white space'
    : /^[\u0021-\u007e]$/.test(character)
      ? `the character ${character === '`' ? 'U+0060' : `\`${character}\``}`
      : `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Suffixes of initial domains, which Entra ID never accepts from a directory (cloud 6.2 g). */
export const reservedSuffix = (domain: string): string | null =>
  ['onmicrosoft.com', 'microsoftonline.com', 'onmschina.cn', 'partner.microsoftonline.cn', 'onmicrosoft.us'].find(
    (suffix) => domain === suffix || domain.endsWith(`.${suffix}`),
  ) ?? null;
