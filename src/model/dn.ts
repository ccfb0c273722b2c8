import { foldCase } from '../base/fold-case.js';

/** One `type=value` of a DN, the value unescaped. */
export interface Rdn {
  readonly type: string;
  readonly value: string;
}

/** The parts of a DN from the object to the root, or null when it is malformed (RFC 4514 without multi-valued parts). */
export const parseDn = (dn: string): readonly Rdn[] | null => {
  const parts: Rdn[] = [];
  let start = 0;
  for (let i = 0; i <= dn.length; i++) {
    const char = dn.charAt(i);
    if (char === '\\' && i + 1 < dn.length) {
      i++;
      continue;
    }
    if (i < dn.length && char !== ',') continue;
    const part = parseRdn(dn.slice(start, i));
    if (part === null) return null;
    parts.push(part);
    start = i + 1;
  }
  return parts;
};

const typePattern = /^ *(?:[A-Za-z][A-Za-z0-9-]*|[0-9]+(?:\.[0-9]+)*)$/;

const parseRdn = (text: string): Rdn | null => {
  const equals = text.indexOf('=');
  if (equals < 0 || !typePattern.test(text.slice(0, equals))) return null;
  const value = unescaped(text.slice(equals + 1));
  return value === null || value === '' ? null : { type: text.slice(0, equals).trim().toUpperCase(), value };
};

const special = ',+"\\<>;=# /';

/** The value without its escapes, or null when an escape or a bare special character is wrong. */
const unescaped = (raw: string): string | null => {
  if (!raw.includes('\\')) return /["<>;]/.test(raw) ? null : raw;
  let value = '';
  let bytes: number[] = [];
  const flush = (): boolean => {
    if (bytes.length === 0) return true;
    try {
      value += new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
    } catch {
      return false;
    }
    bytes = [];
    return true;
  };
  for (let i = 0; i < raw.length; i++) {
    const char = raw.charAt(i);
    if (char === '\\') {
      const hex = raw.slice(i + 1, i + 3);
      if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
        bytes.push(Number.parseInt(hex, 16));
        i += 2;
        continue;
      }
      if (!flush()) return null;
      const next = raw.charAt(++i);
      if (next === '' || !special.includes(next)) return null;
      value += next;
    } else {
      if ('"<>;'.includes(char) || !flush()) return null;
      value += char;
    }
  }
  return flush() ? value : null;
};

/** The DN as AD compares it: equal for equal objects whatever case and escaping, null when malformed (VAL-3). */
export const dnKey = (dn: string): string | null => {
  const parts = parseDn(dn);
  // The separators cannot occur in a value: control characters are refused on reading (IN-3).
  return parts === null ? null : parts.map(({ type, value }) => `${type}\u0001${foldCase(value)}`).join('\u0002');
};

/** The DNS name of the domain a DN lies in: its trailing `DC` parts, folded; empty when it has none. */
export const domainOfDn = (parts: readonly Rdn[]): string => {
  const labels: string[] = [];
  for (let i = parts.length - 1; i >= 0 && parts[i]?.type === 'DC'; i--)
    labels.unshift(foldCase(parts[i]?.value ?? ''));
  return labels.join('.');
};

/** The DN of a domain. */
export const dnOfDomain = (fqdn: string): string =>
  fqdn
    .split('.')
    .map((label) => `DC=${label}`)
    .join(',');

/** A value as it stands in a DN (RFC 4514). */
export const escapeDnValue = (value: string): string =>
  value
    .replace(/[\\",+<>;=]/g, (char) => `\\${char}`)
    .replace(/^[ #]/, (char) => `\\${char}`)
    .replace(/ $/, '\\ ');
