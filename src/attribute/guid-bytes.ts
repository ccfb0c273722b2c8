const guid = /^(?:\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Where each printed byte of a GUID lies in the 16 bytes: the first three fields are little-endian (expression-language 14.3). */
const places = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** The 16 bytes, in .NET order, of a GUID written with hyphens and perhaps braces; null for any other text. */
export const guidBytes = (text: string): Uint8Array | null => {
  if (!guid.test(text)) return null;
  const bytes = new Uint8Array(16);
  let at = text.charCodeAt(0) === brace ? 1 : 0;
  for (let i = 0; i < 16; i++) {
    if (text.charCodeAt(at) === hyphen) at++;
    bytes[places[i] ?? 0] = (hexDigit(text.charCodeAt(at)) << 4) | hexDigit(text.charCodeAt(at + 1));
    at += 2;
  }
  return bytes;
};

const [brace, hyphen] = [0x7b, 0x2d];

/** The value of a character that is a hexadecimal digit: the low bits of a letter count from 1. */
const hexDigit = (code: number): number => (code > 0x39 ? (code & 7) + 9 : code & 15);

/** The inverse: lower case, hyphens, no braces (S12); null unless there are 16 bytes. */
export const guidText = (bytes: Uint8Array): string | null => {
  if (bytes.length !== 16) return null;
  const hex = places.map((place) => (bytes[place] ?? 0).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
