import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvField } from '../../src/report/csv.js';
import { jsonQuoteAll } from '../../src/report/json-quote.js';
import { QuotedField, QuotedLists } from '../../src/report/quoted-field.js';

/** What tables, JSON or both have to change, alone and at the beginning of a text, among what neither changes. */
const special = '"\'\\=+-@;,\t\r\n \u00a0\u200b\ufeff\uff1d\uff0b\uff0d\uff20\u0001\u007f\u2028\ud83d\udc00';
const unit = fc.oneof(fc.constantFrom(...special), fc.constantFrom('a', '1', 'ü', '李'), fc.string());
const text = fc.array(unit, { maxLength: 4 }).map((units) => units.join(''));

it('a text is quoted as alone, whatever was quoted before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.boolean())), (asked) => {
      const field = new QuotedField();
      for (const [value, isTable] of asked)
        expect(isTable ? field.csv(value) : field.json(value)).toBe(isTable ? csvField(value) : JSON.stringify(value));
    }),
  );
});

it('an absent text is null in JSON and an empty cell', () => {
  const field = new QuotedField();
  expect([field.json('x'), field.jsonOrNull(null), field.csv(null), field.jsonOrNull('')]).toEqual([
    '"x"',
    'null',
    '""',
    '""',
  ]);
});

it('so are lists, although only few are remembered', () => {
  fc.assert(
    fc.property(fc.array(fc.array(text), { minLength: 1, maxLength: 4 }), fc.array(fc.nat()), (all, order) => {
      const lists = new QuotedLists(2);
      for (const place of order) {
        const list = all[place % all.length] ?? [];
        expect([lists.json(list), lists.csv(list)]).toEqual([jsonQuoteAll(list), csvField(list)]);
      }
    }),
  );
});
