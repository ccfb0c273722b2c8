import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareText } from '../../src/base/order.js';
import { TextStore } from '../../src/base/text-store.js';

/** Some as servers name their objects, some nearly so. */
const names = fc
  .tuple(
    fc.constantFrom('CN=', 'cn=', '', 'ü', '{'),
    fc.stringMatching(/^[0-9A-Fa]{0,8}$/),
    fc.constantFrom('}', '', '}x'),
  )
  .map(([front, digits, end]) => `${front}{${digits}${end}`);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  names,
  fc.string({ minLength: 50, maxLength: 200 }),
);
const texts = fc.array(text, { minLength: 1, maxLength: 300 });

it('gives every text back, and the order of two is that of compareText', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const store = new TextStore();
      const places = given.map((text) => store.add(text));
      for (const [i, place] of places.entries()) {
        expect(place).toBeGreaterThan(0);
        expect(store.get(place)).toBe(given[i]);
        const [first = 0] = places;
        expect(Math.sign(store.compare(first, place))).toBe(Math.sign(compareText(given[0] ?? '', given[i] ?? '')));
        const ranks = store.rank(first, 0) - store.rank(place, 0);
        if (ranks !== 0) expect(Math.sign(ranks)).toBe(Math.sign(compareText(given[0] ?? '', given[i] ?? '')));
      }
    }),
    { numRuns: 50 },
  );
});

it('takes over the texts of another one, each as much further as it says', () => {
  fc.assert(
    fc.property(texts, texts, (own, other) => {
      const [store, sent] = [new TextStore(), new TextStore()];
      const ownPlaces = own.map((text) => store.add(text));
      const sentPlaces = other.map((text) => sent.add(text));
      const shift = store.merge(sent.sent());
      expect(ownPlaces.map((place) => store.get(place))).toEqual(own);
      expect(sentPlaces.map((place) => store.get(place + shift))).toEqual(other);
    }),
    { numRuns: 50 },
  );
});

it('says how much two texts have in common', () => {
  const store = new TextStore();
  expect(store.common(store.add('CN={41}'), store.add('CN={42}'))).toBe(5);
  expect(store.common(store.add('CN={41}'), store.add('CN={41}x'))).toBe(7);
});

it('a text that is longer than a chunk stands among the others, and so do those of another thread', () => {
  const [store, other] = [new TextStore(), new TextStore()];
  const texts = ['a', 'ü'.repeat(900_000), 'b', 'x'.repeat(400_000), 'y'.repeat(400_000), '', 'c'];
  const places = texts.map((text) => store.add(text));
  const others = texts.map((text) => other.add(`${text}!`));
  expect(places.map((place) => store.get(place))).toEqual(texts);
  const shift = store.merge(structuredClone(other.sent()));
  const last = store.add('last');
  expect(others.map((place) => store.get(place + shift))).toEqual(texts.map((text) => `${text}!`));
  expect(places.map((place) => store.get(place))).toEqual(texts);
  expect(store.get(last)).toBe('last');
  expect(store.compare(places[1] ?? 0, (others[1] ?? 0) + shift)).toBeLessThan(0);
});
