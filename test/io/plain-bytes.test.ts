import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSuspect } from '../../src/base/legal-text.js';
import { arePlain } from '../../src/io/plain-bytes.js';

it('knows every character that is suspect in a text, wherever it stands', () => {
  const padding = ['', 'a', 'ab', 'abc', 'abcd', '李', 'ü–’\n'];
  for (let code = 0; code <= 0xffff; code += code === 0xd7ff ? 0x801 : 1) {
    const before = padding[code % padding.length] ?? '';
    const text = `${before}${String.fromCharCode(code)}${padding[(code + 3) % padding.length]}`;
    expect([code, arePlain(Buffer.from(text))]).toEqual([code, !isSuspect(text)]);
  }
});

it('does not depend on where the bytes lie', () => {
  const unit = fc.oneof(
    fc.constantFrom('a', '\r', '\n', '\t', '\u0001', '\u0000', '\u001f', ' ', '\u007f', 'é', '李'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), fc.nat(7), (units, offset) => {
      const text = units.join('');
      const bytes = Buffer.from(text);
      const moved = new Uint8Array(offset + bytes.length).subarray(offset);
      moved.set(bytes);
      expect(arePlain(moved)).toBe(!isSuspect(bytes.toString()));
    }),
    { numRuns: 2000 },
  );
});
