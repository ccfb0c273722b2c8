/** The bytes of a SID written `S-1-5-21-…`; null for any other text (expression-language 14.3, StringFromSid). */
export const sidBytes = (text: string): Uint8Array | null => {
  const end = text.indexOf('-', 4);
  const authority = end < 0 || !/^S-1-/i.test(text) ? -1 : authorityOf(text.slice(4, end));
  const parts = authority < 0 ? null : partsOf(text, end + 1);
  if (parts === null) return null;
  const bytes = new Uint8Array(8 + 4 * parts.length);
  bytes[0] = 1;
  bytes[1] = parts.length;
  for (let i = 7, left = authority; left > 0; i--, left = Math.floor(left / 256)) bytes[i] = left % 256;
  // A DataView would move the bytes of every object out of the heap.
  let at = 8;
  for (const part of parts) {
    bytes[at++] = part & 0xff;
    bytes[at++] = (part >>> 8) & 0xff;
    bytes[at++] = (part >>> 16) & 0xff;
    bytes[at++] = part >>> 24;
  }
  return bytes;
};

/** 48 bits, which fit into a number exactly, in decimal or 12 hexadecimal digits; -1 for anything else. */
const authorityOf = (text: string): number => {
  const authority = /^(?:\d{1,15}|0x[0-9a-f]{12})$/i.test(text) ? Number(text) : -1;
  return authority < 2 ** 48 ? authority : -1;
};

/** At most 15 sub-authorities of 32 bits from an offset to the end, or null. */
const partsOf = (text: string, start: number): readonly number[] | null => {
  const parts: number[] = [];
  for (let from = start; parts.length < 15; ) {
    let part = 0;
    let at = from;
    for (let code = text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at))
      part = part * 10 + code - 0x30;
    if (at === from || at - from > 10 || part > 0xffffffff) return null;
    parts.push(part);
    if (at === text.length) return parts;
    if (text.charCodeAt(at) !== hyphen) return null;
    from = at + 1;
  }
  return null;
};

const hyphen = 0x2d;

/** The inverse; null when the bytes are no SID of revision 1. An authority from 2^32 on is printed in hex digits. */
export const sidText = (bytes: Uint8Array): string | null => {
  if (bytes[0] !== 1 || bytes.length !== 8 + 4 * (bytes[1] ?? 0)) return null;
  let authority = 0;
  for (let i = 2; i < 8; i++) authority = authority * 256 + byteAt(bytes, i);
  let text = `S-1-${authority < 2 ** 32 ? authority : `0x${authority.toString(16).padStart(12, '0')}`}`;
  for (let at = 8; at < bytes.length; at += 4) {
    const part = ((byteAt(bytes, at + 3) * 256 + byteAt(bytes, at + 2)) * 256 + byteAt(bytes, at + 1)) * 256;
    text += `-${part + byteAt(bytes, at)}`;
  }
  return text;
};

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
