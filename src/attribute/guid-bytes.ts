/** Where each printed byte of a GUID lies in the 16 bytes: the first three fields are little-endian (expression-language 14.3). */
const places = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** The 16 bytes, in .NET order, of a GUID written with hyphens and perhaps braces; null for any other text. */
export const guidBytes = (text: string): Uint8Array | null => {
  let at = text.charCodeAt(0) === openBrace ? 1 : 0;
  if (text.length !== 36 + 2 * at || (at === 1 && text.charCodeAt(37) !== closeBrace)) return null;
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 16; i++) {
    if ((i === 4 || i === 6 || i === 8 || i === 10) && text.charCodeAt(at++) !== hyphen) return null;
    const byte = (hexDigit(text.charCodeAt(at)) << 4) | hexDigit(text.charCodeAt(at + 1));
    if (byte < 0) return null;
    bytes[places[i] ?? 0] = byte;
    at += 2;
  }
  return bytes;
};

const [openBrace, closeBrace, hyphen] = [0x7b, 0x7d, 0x2d];

/** The value of a hexadecimal digit by its character, -1 for any other: an export has millions of them. */
const hexDigits = new Int8Array(128).fill(-1);
for (const digit of '0123456789ABCDEFabcdef') hexDigits[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

const hexDigit = (code: number): number => hexDigits[code] ?? -1;

/** The inverse: lower case, hyphens, no braces (S12); null unless there are 16 bytes. */
export const guidText = (bytes: Uint8Array): string | null => {
  if (bytes.length !== 16) return null;
  let text = '';
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += hexOfByte[bytes[places[i] ?? 0] ?? 0];
  }
  return text;
};

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
