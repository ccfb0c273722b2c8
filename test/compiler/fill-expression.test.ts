import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillExpression } from '../../src/compiler/fill-expression.js';

/** Templates write holes as `$` and braces; spelled here with `@{…}` so that they do not look like template literals. */
const template = (text: string): string => text.replaceAll('@{', '${');

const holes = new Map([
  ['one', ['a.example']],
  ['two', ['a.example', 'b.example']],
  ['none', []],
]);
const fill = (text: string, values: ReadonlyMap<string, readonly string[]> = holes) =>
  fillExpression(template(text), values, 'rule');
const filled = (text: string, values: ReadonlyMap<string, readonly string[]> = holes): string => {
  const result = fill(text, values);
  return result.ok ? result.value.expression : result.diagnostics.map(({ code }) => code).join();
};

describe('filling an expression', () => {
  it.each([
    { text: '[cn] & "@@{one}"', expected: '[cn] & "@a.example"' },
    { text: 'Word([cn],1,"x")="@{two}"', expected: '(Word([cn],1,"x")="a.example") || (Word([cn],1,"x")="b.example")' },
    {
      text: 'Word([cn],1,"x")<>"@{two}"',
      expected: '(Word([cn],1,"x")<>"a.example") && (Word([cn],1,"x")<>"b.example")',
    },
    { text: 'IIF([cn]="@{two}",1,2)', expected: 'IIF(([cn]="a.example") || ([cn]="b.example"),1,2)' },
    { text: '[cn]="@{one}" && ([sn]="x")', expected: '([cn]="a.example") && ([sn]="x")' },
    { text: '([sn]="x") && [cn]<>"@{two}"', expected: '([sn]="x") && ([cn]<>"a.example") && ([cn]<>"b.example")' },
    { text: 'IIF(True,"@{one}","@{one}")', expected: 'IIF(True,"a.example","a.example")' },
    { text: 'RemoveDuplicates(Split([a-b], "|"))', expected: 'RemoveDuplicates(Split([a-b], "|"))' },
    { text: '"@{none}"', expected: 'compiler/no-domain' },
    { text: '"@{unknown}"', expected: 'compiler/no-domain' },
  ])('$text', ({ text, expected }) => {
    expect(filled(text)).toBe(expected);
  });

  it('lists the attributes in order of appearance, ImportedValue included, texts and duplicates not (XML-8)', () => {
    const result = fill('IIF(IsPresent([b]),Trim(ImportedValue("a")),"[c]" & [b] & [d-e])');
    expect(result.ok && result.value.sources).toEqual(['b', 'a', 'd-e']);
  });

  it('any value stays inside its text literal (VAL-4)', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('"', '\\', '\\"', '") & Error("x', '$' + '{one}', '$&', "$'", '%Forest.FQDN%'),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        const text = filled('[cn] & "@@{x}"', new Map([['x', [value]]]));
        const literal = /^\[cn\] & ("(?:\\["\\]|[^"\\]|\\(?!["\\]))*")$/.exec(text)?.[1];
        expect(literal?.slice(1, -1).replace(/\\(["\\])/g, '$1')).toBe(`@${value}`);
      }),
    );
  });
});
