import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteBuilder } from '../../src/base/byte-builder.js';

it('puts texts and bytes together, again and again', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ minLength: 3000, maxLength: 6000 }),
  );
  const builder = new ByteBuilder();
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 10 }), (pieces) => {
      for (const [text, areBytes] of pieces)
        if (areBytes) builder.add(new TextEncoder().encode(text));
        else builder.addText(text);
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(builder.take())).toBe(
        pieces.map(([text]) => text).join(''),
      );
    }),
  );
});

it('adds a part of some bytes', () => {
  const builder = new ByteBuilder();
  builder.add(Uint8Array.from([1, 2, 3, 4, 5]), 1, 4);
  expect([...builder.take()]).toEqual([2, 3, 4]);
});
