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

it('takes over what another one holds and tells who was first', () => {
  const [own, other] = [new FirstOwners(), new FirstOwners()];
  for (let i = 0; i < 1000; i++) own.claim(`text ${i}`, i);
  for (let i = 500; i < 1500; i++) other.claim(`text ${i}`, i + 10_000);
  const firsts = new Map<number, number>();
  own.merge(structuredClone(other.sent()), (sent, claim) => firsts.set(sent, claim(sent)));
  expect(firsts.size).toBe(1000);
  for (let i = 500; i < 1500; i++) expect(firsts.get(i + 10_000)).toBe(i < 1000 ? i : -1);
  expect(own.ownerOf('text 1499')).toBe(11_499);
});
