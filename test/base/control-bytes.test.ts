import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ControlBytes } from '../../src/base/control-bytes.js';

const byte = fc.oneof(fc.constantFrom(0, 1, 7, 8, 9, 0x7f, 0x80, 0x87, 0xff), fc.nat(255));

it('finds what a search byte by byte finds, wherever the bytes begin', () => {
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 40 }), fc.nat(7), fc.nat(45), (bytes, offset, from) => {
      const all = Uint8Array.from([...new Array<number>(offset).fill(3), ...bytes, 3, 3]);
      const part = all.subarray(offset, offset + bytes.length);
      const found = bytes.findIndex((one, at) => at >= from && one < 8);
      expect(new ControlBytes(part).next(Math.min(from, bytes.length))).toBe(found < 0 ? bytes.length : found);
    }),
    { numRuns: 1000 },
  );
});
