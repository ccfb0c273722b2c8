const guid = /^(?:\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))$/i;

/** Where each printed byte of a GUID lies in the 16 bytes: the first three fields are little-endian (expression-language 14.3). */
const places = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** The 16 bytes, in .NET order, of a GUID written with hyphens and perhaps braces; null for any other text. */
export const guidBytes = (text: string): Uint8Array | null => {
  const match = guid.exec(text);
  if (match === null) return null;
  const hex = (match[1] ?? match[2] ?? '').replaceAll('-', '');
  const bytes = new Uint8Array(16);
  for (const [i, place] of places.entries()) bytes[place] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
};

/** The inverse: lower case, hyphens, no braces (S12); null unless there are 16 bytes. */
export const guidText = (bytes: Uint8Array): string | null => {
  if (bytes.length !== 16) return null;
  const hex = places.map((place) => (bytes[place] ?? 0).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
