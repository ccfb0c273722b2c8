/** A revision, an authority of 48 bits and at most 15 sub-authorities of 32 bits (expression-language 14.3, StringFromSid). */
const sid = /^S-1-(\d{1,15}|0x[0-9a-f]{12})((?:-\d{1,10}){1,15})$/i;

/** The bytes of a SID written `S-1-5-21-…`; null for any other text. */
export const sidBytes = (text: string): Uint8Array | null => {
  const match = sid.exec(text);
  if (match === null) return null;
  const authority = match[1] ?? '';
  // 48 bits fit into a number exactly; a DataView would move the bytes of every object out of the heap.
  const high = Number(authority);
  const rest = match[2] ?? '';
  const bytes = new Uint8Array(8 + 4 * dashes(rest));
  bytes[0] = 1;
  bytes[1] = dashes(rest);
  if (high >= 2 ** 48) return null;
  for (let i = 7, left = high; i >= 2; i--, left = Math.floor(left / 256)) bytes[i] = left % 256;
  let part = 0;
  let at = 8;
  for (let i = 1; i <= rest.length; i++) {
    const code = rest.charCodeAt(i);
    if (code >= 0x30) {
      part = part * 10 + code - 0x30;
      continue;
    }
    if (part > 0xffffffff) return null;
    bytes[at] = part & 0xff;
    bytes[at + 1] = (part >>> 8) & 0xff;
    bytes[at + 2] = (part >>> 16) & 0xff;
    bytes[at + 3] = part >>> 24;
    at += 4;
    part = 0;
  }
  return bytes;
};

const dashes = (text: string): number => {
  let count = 0;
  for (let i = text.indexOf('-'); i >= 0; i = text.indexOf('-', i + 1)) count++;
  return count;
};

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
