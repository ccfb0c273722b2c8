import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Spool, TextOutput } from '../../src/base/output.js';
import { SharedKeys } from '../../src/base/shared-keys.js';

const newSpool = (): Spool => new TextOutput().spool();

const pairsOf = (keys: SharedKeys): readonly string[] => {
  const pairs = new Set<string>();
  keys.tellPairs((first, other) => pairs.add(`${first} ${other}`));
  return [...pairs].sort();
};

it('tells who has the same key, whatever its case, from a place on, and by kind', () => {
  const keys = new SharedKeys(newSpool());
  keys.add('SMTP:Anna@Contoso.com', 1, 0, 5);
  keys.add('anna@contoso.com', 2, 0, 0);
  keys.add('anna@contoso.com', 3, 7, 0);
  keys.add('anna@contoso.com', 2, 0, 0);
  keys.add('xÄRGER', 4, 0, 1);
  keys.add('ärger', 5, 0, 0);
  expect(pairsOf(keys)).toEqual(['1 2', '4 5']);
});

it('says the same as a map of texts, of keys of several threads', () => {
  const claims = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(20)));
  fc.assert(
    fc.property(claims, claims, (own, others) => {
      const spools = [newSpool(), newSpool()] as const;
      const [keys, sending] = [new SharedKeys(spools[0]), new SharedKeys(spools[1])];
      const firsts = new Map<string, number>();
      const expected = new Set<string>();
      const note = (key: string, owner: number): void => {
        const first = firsts.get(key) ?? owner;
        firsts.set(key, first);
        if (first !== owner) expected.add(`${first} ${owner}`);
      };
      for (const [key, owner] of own) {
        keys.add(key, owner, 0, 0);
        note(key, owner);
      }
      for (const [key, owner] of others) {
        sending.add(key, owner, 0, 0);
        note(key, owner + 10);
      }
      keys.merge(structuredClone(sending.sent()), spools[1], (owner) => owner + 10);
      expect(pairsOf(keys)).toEqual([...expected].sort());
    }),
  );
});

it('puts keys by the hundred thousand aside, and finds the few that are shared', () => {
  const spool = newSpool();
  const keys = new SharedKeys(spool);
  const all = 500_000;
  for (let i = 0; i < all; i++) keys.add(`user${i}@contoso.com`, i, 0, 0);
  expect(spool.size).toBeGreaterThan(all * 6);
  for (let i = 0; i < all; i += 100_000) keys.add(`User${i}@contoso.com`, all + i, 0, 0);
  expect(pairsOf(keys)).toEqual([0, 100_000, 200_000, 300_000, 400_000].map((i) => `${i} ${all + i}`).sort());
});

it('tells nothing of what a spool that is not sound gave', () => {
  const sound = newSpool();
  const spool: Spool = {
    isSound: false,
    get size() {
      return sound.size;
    },
    append: (bytes) => sound.append(bytes),
    read: (_from, into) => into.fill(7).length,
  };
  const keys = new SharedKeys(spool);
  for (let i = 0; i < 500_000; i++) keys.add(`user${i}@contoso.com`, i, 0, 0);
  expect(pairsOf(keys)).toEqual([]);
});
