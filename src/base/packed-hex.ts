/*
 * Texts that end with hexadecimal digits in braces, in half their bytes: the length of what stands up to the brace, that in ASCII, and a
 * byte for every two digits.
 */

/** The text packed; `null` for one that has no such end. */
export const packed = (text: string): Uint8Array | null => {
  const last = text.length - 1;
  if (text.charCodeAt(last) !== closeBrace) return null;
  const from = text.lastIndexOf('{') + 1;
  const digits = last - from;
  if (from === 0 || from > longestFront || digits % 2 !== 0) return null;
  const bytes = new Uint8Array(1 + from + digits / 2);
  bytes[0] = from;
  for (let i = 0; i < from; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return null;
    bytes[1 + i] = unit;
  }
  for (let i = 0; i < digits; i += 2) {
    const [high, low] = [digitAt(text, from + i), digitAt(text, from + i + 1)];
    if (high < 0 || low < 0) return null;
    bytes[1 + from + i / 2] = high * 16 + low;
  }
  return bytes;
};

/** The text in UTF-8 again. */
export const unpacked = (bytes: Uint8Array): Uint8Array => {
  const from = bytes[0] ?? 0;
  const text = new Uint8Array(from + (bytes.length - 1 - from) * 2 + 1);
  text.set(bytes.subarray(1, 1 + from));
  let at = from;
  for (let i = 1 + from; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    text[at++] = digits.charCodeAt(byte >>> 4);
    text[at++] = digits.charCodeAt(byte & 15);
  }
  text[at] = closeBrace;
  return text;
};

const longestFront = 255;
const closeBrace = '}'.charCodeAt(0);
const digits = '0123456789ABCDEF';

/** What a digit stands for; -1 for none. Small letters would come back as capital ones. */
const digitAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  return unit >= 0x41 && unit <= 0x46 ? unit - 0x37 : -1;
};
