const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The value of each ASCII character as a digit, -1 for those that are none: an export has millions of digits. */
const digits = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) digits[alphabet.charCodeAt(value)] = value;

const units = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0));
const unitOf = (value: number): number => units[value] ?? 0;
const equalsSign = '='.charCodeAt(0);

/** Base64 of RFC 4648 with padding. */
export const encodeBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    // Four at once: every further piece of a text costs when it is written.
    text += String.fromCharCode(
      unitOf(three >> 18),
      unitOf((three >> 12) & 63),
      left > 1 ? unitOf((three >> 6) & 63) : equalsSign,
      left > 2 ? unitOf(three & 63) : equalsSign,
    );
  }
  return text;
};

/**
 * The bytes of a base64 text, or null: strictly the alphabet, full groups, padding at the end only and no stray bits in
 * the last digit, so that nothing is dropped in silence (hardening LDIF).
 */
export const decodeBase64 = (text: string): Uint8Array | null => {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const length = text.length - padding;
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = digits[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xfff;
    pending += 6;
    if (pending >= 8) {
      pending -= 8;
      bytes[at++] = (bits >> pending) & 0xff;
    }
  }
  return (bits & ((1 << pending) - 1)) === 0 ? bytes : null;
};
