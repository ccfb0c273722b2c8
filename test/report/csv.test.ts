import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/report/csv.js';

const readBack = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' });

describe('CSV-W', () => {
  it.each([
    ['李伟', '李伟'],
    ['say "hi"', 'say "hi"'],
    ['-2147483642', '-2147483642'],
    ['=1+1', "'=1+1"],
    ['  @SUM(A1)', "'  @SUM(A1)"],
    ['＝1', "'＝1"],
    ['a\n=b', "'a\n=b"],
    ['+49 30 1', "'+49 30 1"],
    ['a-b', 'a-b'],
  ])('%j is written as %j', (value, written) => {
    expect(readBack(csvText(['h'], [[value]]))[1]).toEqual([written]);
  });

  it('starts with a BOM, ends every line with CRLF, joins lists with semicolons', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          [['x', 'y'], true],
          [null, undefined],
        ],
      ),
    ).toBe('\ufeff"a","b"\r\n"x;y","TRUE"\r\n"",""\r\n');
  });

  it('leaves no line of a cell that a spreadsheet would run', () => {
    const unit = fc.constantFrom(...'a0"=+-@ \t\r\n\u00a0\u200b\ufeff\uff1d\uff20');
    fc.assert(
      fc.property(fc.string({ unit }), (cell) => {
        const back = readBack(csvText(['h'], [[cell]]))[1]?.[0] ?? '';
        // Only the apostrophe in front disarms a later line.
        if (!/^-?\d+$/.test(back) && !back.startsWith("'"))
          for (const line of back.split(/[\r\n]/))
            expect(line).not.toMatch(/^[ \u00a0\u200b\ufeff]*[=+\-@\t\uff1d\uff20]/u);
      }),
    );
  });

  it('keeps any text, apart from the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (cells) => {
        const back = readBack(csvText(cells.map(String), [cells]))[1] ?? [];
        expect(back.map((text, i) => (text === `'${cells[i]}` ? cells[i] : text))).toEqual(cells);
      }),
    );
  });
});
