import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonOrNull, jsonQuote, jsonQuoteAll } from '../../src/report/json-quote.js';

/** Any UTF-16 units, halves of pairs and control characters among them. */
const text = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

it('a text is what JSON.stringify makes of it', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(jsonQuote(value)).toBe(JSON.stringify(value));
    }),
  );
  for (const value of ['', '"', '\\', '\u007f', '\u2028', '李伟', '😀', '\ud83d', 'a\udc00'])
    expect(jsonQuote(value)).toBe(JSON.stringify(value));
});

it('so are lists and absent texts', () => {
  fc.assert(
    fc.property(fc.array(text), (values) => {
      expect(jsonQuoteAll(values)).toBe(JSON.stringify(values));
    }),
  );
  expect([jsonOrNull(null), jsonOrNull('x')]).toEqual(['null', '"x"']);
});
