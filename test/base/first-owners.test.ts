import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FirstOwners } from '../../src/base/first-owners.js';

it('says the same as a map of texts, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 4000 }), (texts) => {
      const owners = new FirstOwners();
      const expected = new Map<string, number>();
      for (const [i, text] of texts.entries()) {
        expect(owners.claim(text, i)).toBe(expected.get(text) ?? -1);
        if (!expected.has(text)) expected.set(text, i);
      }
      for (const [text, owner] of expected) expect(owners.ownerOf(text)).toBe(owner);
    }),
    { numRuns: 30 },
  );
});

it('tells a hundred thousand similar texts apart', () => {
  const owners = new FirstOwners();
  for (let i = 0; i < 100_000; i++) expect(owners.claim(`user${i}@contoso.com`, i)).toBe(-1);
  expect(owners.ownerOf('user99999@contoso.com')).toBe(99_999);
  expect(owners.ownerOf('user100000@contoso.com')).toBe(-1);
});
