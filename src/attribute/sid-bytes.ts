/** A revision, an authority of 48 bits and at most 15 sub-authorities of 32 bits (expression-language 14.3, StringFromSid). */
const sid = /^S-1-(\d{1,15}|0x[0-9a-f]{12})((?:-\d{1,10}){1,15})$/i;

/** The bytes of a SID written `S-1-5-21-…`; null for any other text. */
export const sidBytes = (text: string): Uint8Array | null => {
  const match = sid.exec(text);
  if (match === null) return null;
  const authority = BigInt(match[1] ?? '');
  const parts = (match[2] ?? '').slice(1).split('-').map(Number);
  if (authority >= 1n << 48n || parts.some((part) => part > 0xffffffff)) return null;
  // Written byte by byte: a DataView would move the bytes of every object out of the heap.
  const bytes = new Uint8Array(8 + 4 * parts.length);
  bytes[0] = 1;
  bytes[1] = parts.length;
  for (let i = 0; i < 6; i++) bytes[7 - i] = Number((authority >> BigInt(8 * i)) & 0xffn);
  for (const [i, part] of parts.entries()) for (let k = 0; k < 4; k++) bytes[8 + 4 * i + k] = (part >>> (8 * k)) & 0xff;
  return bytes;
};

/** The inverse; null when the bytes are no SID of revision 1. An authority from 2^32 on is printed in hex digits. */
export const sidText = (bytes: Uint8Array): string | null => {
  if (bytes[0] !== 1 || bytes.length !== 8 + 4 * (bytes[1] ?? 0)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const authority = BigInt.asUintN(48, view.getBigUint64(0));
  const first = authority < 1n << 32n ? String(authority) : `0x${authority.toString(16).padStart(12, '0')}`;
  const parts = Array.from({ length: bytes[1] ?? 0 }, (_, i) => view.getUint32(8 + 4 * i, true));
  return ['S-1', first, ...parts].join('-');
};
