import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../src/base/base64.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('base64', () => {
  // The test vectors of RFC 4648, section 10.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('%j is %j', (text, encoded) => {
    expect(encodeBase64(bytes(text))).toBe(encoded);
    expect(decodeBase64(encoded)).toEqual(bytes(text));
  });

  it.each(['Zg', 'Zg=', 'Zg===', 'Z===', '====', 'Zm9v\n', 'Zm 9v', 'Zh==', 'Zm9=', 'Zm-_', 'Zg==Zg==', 'Zm9vé'])(
    '%j is refused, not repaired (hardening LDIF)',
    (text) => {
      expect(decodeBase64(text)).toBeNull();
    },
  );

  it('decodes what it encodes, as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        const text = encodeBase64(data);
        expect(text).toBe(Buffer.from(data).toString('base64'));
        expect(decodeBase64(text)).toEqual(data);
      }),
    );
  });

  it('never throws, and accepts only what it would write', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09+/= \n-é') }), (text) => {
        const decoded = decodeBase64(text);
        if (decoded !== null) expect(encodeBase64(decoded)).toBe(text);
      }),
    );
  });
});
