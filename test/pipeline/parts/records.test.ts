import { expect, it } from 'vitest';
import { type Spool, TextOutput } from '../../../src/base/output.js';
import { TextStore } from '../../../src/base/text-store.js';
import { Records } from '../../../src/pipeline/parts/records.js';

const shifted = (shift: number) => ({ take: (number: number) => number + 100, shift });

/** Names in no order, and texts of all lengths: enough for several runs. */
const people = Array.from({ length: 400 }, (_, i) => {
  const name = `CN=${(i * 7919) % 400}`;
  return { name, text: `${name} ü ${'x'.repeat((i % 10) * 20_000)}` };
});
const inOrder = people.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text);

const filled = (spool: Spool, all = people): { readonly names: TextStore; readonly records: Records } => {
  const names = new TextStore();
  const records = new Records(names, spool);
  for (const [owner, { name, text }] of all.entries()) records.add(owner, names.add(name), owner % 3, text);
  return { names, records };
};

const read = (records: Records, place: number): string => new TextDecoder().decode(records.read(place));
const readAll = (records: Records): readonly string[] => [...records.sorted()].map((place) => read(records, place));

it('texts come back in the order of their names, out of several runs', () => {
  const spool = new TextOutput().spool();
  const { records } = filled(spool);
  expect(readAll(records)).toEqual(inOrder);
  expect(spool.size).toBeGreaterThan(32 * 1024 * 1024);
});

it('every run stands in the spool in the order in which it is read', () => {
  const places: number[] = [];
  const spool = new TextOutput().spool();
  const noting: Spool = {
    isSound: true,
    get size() {
      return spool.size;
    },
    append: (bytes) => spool.append(bytes),
    read: (from, into) => {
      places.push(from);
      return spool.read(from, into);
    },
  };
  const { records } = filled(noting);
  readAll(records);
  // Nothing is read twice: fewer readings than pieces of the size that is read at once, and one for every long text.
  expect(places.length).toBeLessThan(people.length);
  expect(new Set(places).size).toBe(places.length);
});

it('what was dropped does not come back', () => {
  const { records } = filled(new TextOutput().spool(), people.slice(0, 20));
  records.drop((owner) => owner % 2 === 0);
  expect(readAll(records)).toHaveLength(10);
  expect([...records.all()].map((place) => records.kind(place))).toEqual(
    Array.from({ length: 10 }, (_, i) => (2 * i + 1) % 3),
  );
});

it('records of another thread are sorted among the own ones, and tell which spool they come from', () => {
  const [ownSpool, otherSpool] = [new TextOutput().spool(), new TextOutput().spool()];
  const own = filled(ownSpool, people.slice(0, 150));
  const other = filled(otherSpool, people.slice(150));
  const shift = own.names.merge(structuredClone(other.names.sent()));
  own.records.merge(
    structuredClone(other.records.sent()),
    { spool: otherSpool, number: 1 },
    shifted(shift),
    (kind) => kind + 3,
  );
  const places = [...own.records.sorted()];
  expect(places.map((place) => read(own.records, place))).toEqual(inOrder);
  for (const place of places) expect(own.records.source(place)).toBe(own.records.kind(place) < 3 ? 0 : 1);
});
