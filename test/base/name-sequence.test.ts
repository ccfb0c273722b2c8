import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NameSequence } from '../../src/base/name-sequence.js';

/** Reads the names of a record as its readers do: what is not expected is cut out. */
const read = (names: NameSequence, record: readonly string[], met: string[]): void => {
  names.restart();
  let offset = 0;
  const text = record.map((name) => `${name}:`).join('');
  for (const name of record) {
    const found = names.expected(text, offset) ?? names.met(name, `${name}:`);
    if (met[found.number] === undefined) met[found.number] = found.name;
    expect([found.name, met[found.number], found.written]).toEqual([name, name, `${name}:`]);
    offset += name.length + 1;
  }
};

it('says of every name what it is, whether it was expected or not', () => {
  const name = fc.constantFrom('a', 'ab', 'abc', 'b', 'member;range=0-1', 'm', 'objectClass', 'a very long name');
  fc.assert(
    fc.property(fc.array(fc.array(name), { maxLength: 8 }), (records) => {
      const names = new NameSequence();
      const met: string[] = [];
      for (const record of records) read(names, record, met);
      expect(new Set(met).size).toBe(met.length);
    }),
  );
});

it('expects what came last time, and the same name again where it did before', () => {
  const names = new NameSequence();
  const met: string[] = [];
  const record = ['dn', 'objectClass', 'objectClass', 'cn'];
  read(names, record, met);
  const text = record.map((one) => `${one}:`).join('');
  names.restart();
  const found = [0, 3, 15, 27].map((offset) => names.expected(text, offset)?.name);
  expect(found).toEqual(record);
  expect(names.expected(text, 27)).toBeNull();
});
