import { expect, it } from 'vitest';
import { openReference } from '../../src/attribute/open-reference.js';
import { ByteBuilder } from '../../src/base/byte-builder.js';
import { fillGaps, type OpenTargets, openCell, openField } from '../../src/report/open-text.js';

const encoder = new TextEncoder();
const targetOf = (texts: Readonly<Record<number, string>>) => (number: number) => {
  const text = texts[number];
  return text === undefined ? null : encoder.encode(text);
};
/** Numbers from 7 on lead nowhere. */
const targets: OpenTargets = {
  text: targetOf({ 1: 'CN={41}', 2: 'CN={42}', 3: 'a"b\\' }),
  name: targetOf({ 1: 'Anna Berg', 2: '=1+1', 3: 'Müller, "Jan"' }),
};
const open = (...numbers: readonly number[]): readonly string[] => numbers.map((number) => openReference(number).dn);
const filled = (text: string): string => {
  const into = new ByteBuilder();
  fillGaps(encoder.encode(text), targets, into);
  return new TextDecoder().decode(into.take());
};

it.each([
  {
    what: 'a reference',
    text: `{"dn":"x"${openField('manager', open(1), false)}}`,
    is: '{"dn":"x","manager":"CN={41}"}',
  },
  {
    what: 'one that leads nowhere',
    text: `{"dn":"x"${openField('manager', open(7), false)},"z":1}`,
    is: '{"dn":"x","z":1}',
  },
  {
    what: 'a list',
    text: `{"dn":"x"${openField('member', open(1, 7, 2), true)}}`,
    is: '{"dn":"x","member":["CN={41}","CN={42}"]}',
  },
  { what: 'a list that leads nowhere', text: `{"dn":"x"${openField('member', open(7, 8), true)}}`, is: '{"dn":"x"}' },
  {
    what: 'the first of many',
    text: `{${openField('managedBy', open(8, 2, 1), false)},"z":1}`,
    is: '{"managedBy":"CN={42}","z":1}',
  },
  { what: 'the first field, leading nowhere', text: `{${openField('manager', open(9), false)},"z":1}`, is: '{"z":1}' },
  {
    what: 'two first fields',
    text: `{${openField('a', open(9), false)}${openField('b', open(1), false)},"z":1}`,
    is: '{"b":"CN={41}","z":1}',
  },
  { what: 'nothing at all', text: `{${openField('a', open(9), false)}}`, is: '{}' },
  { what: 'text to be escaped', text: `{${openField('a', open(3), false)}}`, is: '{"a":"a\\"b\\\\"}' },
  { what: 'no gap', text: '{"dn":"x"}', is: '{"dn":"x"}' },
  { what: 'a cell', text: `"a",${openCell(open(1), false)},"b"`, is: '"a","Anna Berg","b"' },
  { what: 'a cell of names', text: `${openCell(open(1, 7, 3), true)}`, is: '"Anna Berg;Müller, ""Jan"""' },
  { what: 'a cell that a spreadsheet would run', text: `${openCell(open(2), false)}`, is: `"'=1+1"` },
  { what: 'an empty cell', text: `"a",${openCell(open(7), false)}`, is: '"a",""' },
])('$what is filled in', ({ text, is }) => {
  expect(filled(text)).toBe(is);
});
