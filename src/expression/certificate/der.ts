/** One element of DER: identifier byte, content, and both together. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Elements one after another until the bytes end; `null` when they are not exactly that. */
export const readElements = (bytes: Uint8Array): readonly DerElement[] | null => {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const element = elementAt(bytes, at);
    if (element === null) return null;
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
};

const elementAt = (bytes: Uint8Array, start: number): DerElement | null => {
  const tag = bytes[start];
  const first = bytes[start + 1];
  // Identifiers of several bytes do not occur in a certificate, indefinite lengths not in DER.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) return null;
  let length = first;
  let at = start + 2;
  if (first > 0x80) {
    length = 0;
    for (let i = first - 0x80; i > 0; i--) length = length * 256 + (bytes[at++] ?? Number.NaN);
  }
  const end = at + length;
  return end <= bytes.length ? { tag, content: bytes.subarray(at, end), whole: bytes.subarray(start, end) } : null;
};

/** An object identifier in dotted form, `null` when it is malformed. */
export const dottedOid = (content: Uint8Array): string | null => {
  const last = content.at(-1);
  if (last === undefined || last > 0x7f) return null;
  const parts: bigint[] = [];
  let part = 0n;
  for (const byte of content) {
    part = (part << 7n) + BigInt(byte & 0x7f);
    if (byte > 0x7f) continue;
    if (parts.length === 0) {
      const first = part < 40n ? 0n : part < 80n ? 1n : 2n;
      parts.push(first, part - first * 40n);
    } else parts.push(part);
    part = 0n;
  }
  return parts.join('.');
};

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** The text of any of the string types; bytes that are none of them as `#` and hexadecimal digits. */
export const derText = ({ tag, content, whole }: Pick<DerElement, 'tag' | 'content' | 'whole'>): string => {
  switch (tag) {
    case tags.utf8String:
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
    case tags.bmpString:
      return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(content);
    case tags.universalString:
      return universalText(content);
    // Numeric, printable, T.61 and IA5 text.
    case 0x12:
    case 0x13:
    case 0x14:
    case 0x16:
      return latin1(content);
    default:
      return `#${hexOf(whole)}`;
  }
};

const universalText = (content: Uint8Array): string => {
  let text = '';
  for (let i = 0; i + 3 < content.length; i += 4) {
    const point = (content[i + 1] ?? 0) * 65_536 + (content[i + 2] ?? 0) * 256 + (content[i + 3] ?? 0);
    text += content[i] === 0 && point < 0x110000 ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
};

/** Upper-case hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
