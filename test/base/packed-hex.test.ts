import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packed, unpacked } from '../../src/base/packed-hex.js';

const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(unpacked(bytes));

it.each([
  ['CN={4F6E6567616C}', 11],
  ['{}', 2],
  ['CN={}', 5],
])('%s takes %d bytes and comes back', (text, size) => {
  const bytes = packed(text);
  expect(bytes?.length).toBe(size);
  expect(textIn(bytes ?? new Uint8Array(0))).toBe(text);
});

it.each(['', '}', 'CN={4F6}', 'CN={4f6e}', 'CN={4F6G}', 'CN={4F6E} ', 'ü{4F6E}', 'CN=4F6E', `${'x'.repeat(300)}{4F}`])(
  '%j stays as it is',
  (text) => expect(packed(text)).toBeNull(),
);

it('whatever is packed comes back', () => {
  const text = fc
    .tuple(fc.string({ maxLength: 8 }), fc.stringMatching(/^[0-9A-F]{0,30}$/))
    .map(([a, b]) => `${a}{${b}}`);
  fc.assert(
    fc.property(text, (one) => {
      const bytes = packed(one);
      if (bytes !== null) expect(textIn(bytes)).toBe(one);
    }),
  );
});
