import type { Reference, Scalar } from '../../attribute/value.js';
import { encodeBase64 } from '../../base/base64.js';
import { foldCase } from '../../base/fold-case.js';
import { defineFunction } from '../define.js';
import { becomesTooLong, bounded, runtimeError } from '../evaluated.js';

export const contains = defineFunction({
  name: 'Contains',
  params: [
    { name: 'values', type: ['mvstr', 'mvref'], whenNull: 0n },
    { name: 'search', type: 'str', whenNull: 0n },
    { name: 'case', type: 'enum', words: ['CaseSensitive', 'CaseInsensitive'], optional: true },
  ],
  returns: 'num',
  summary:
    'The position, counted from 1, of the first member that contains a text, or of the first reference that is this DN; 0 when there is none. Case matters unless said otherwise.',
  source: 'reference-connect-sync-functions-reference#contains; expression-language S17',
  examples: [
    ['Contains([p],"SMTP:")', 2, { p: ['smtp:a@x', 'SMTP:b@x'] }],
    ['Contains([p],"SMTP:",CaseInsensitive)', 1, { p: ['smtp:a@x', 'SMTP:b@x'] }],
    ['Contains([p],"SMTP:")', 0],
  ],
  evaluate: (values, search, casing) => {
    if (casing !== 'CaseInsensitive') return BigInt(indexContaining(values, search) + 1);
    const wanted = foldCase(search);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value === undefined) continue;
      if (typeof value === 'string' ? foldCase(value).includes(wanted) : foldCase(value.dn) === wanted)
        return BigInt(i + 1);
    }
    return 0n;
  },
});

const indexContaining = (values: readonly string[] | readonly Reference[], search: string): number => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'string' ? value.includes(search) : value?.dn === search) return i;
  }
  return -1;
};

export const count = defineFunction({
  name: 'Count',
  params: [{ name: 'values', type: 'mv', whenNull: 0n }],
  returns: 'num',
  summary: 'How many members a list has; 0 for NULL.',
  source: 'reference-connect-sync-functions-reference#count; expression-language C18',
  examples: [
    ['Count([otherTelephone])', 3, { otherTelephone: ['1', '2', '3'] }],
    ['Count([otherTelephone])', 0],
  ],
  evaluate: (values) => BigInt(values.length),
});

const memberAt = (values: readonly Scalar[], index: bigint): Scalar | null => {
  // A number too large for this is larger than any list.
  const at = Number(index);
  return at >= 1 && at <= values.length ? (values[at - 1] ?? null) : null;
};

export const item = defineFunction({
  name: 'Item',
  params: [
    { name: 'values', type: 'mv', nullable: true },
    { name: 'index', type: 'num', nullable: true },
  ],
  returns: { member: 'values' },
  fails: 'there is no member with this number',
  summary: 'The member of a list with this number, counted from 1.',
  source: 'reference-connect-sync-functions-reference#item',
  examples: [
    ['Item([url],2)', 'b', { url: ['a', 'b'] }],
    ['Item([url],4)', { error: 'runtime' }, { url: ['a'] }],
    ['Item([url],1)', { error: 'runtime' }],
  ],
  evaluate: (values, index) =>
    (values === null || index === null ? null : memberAt(values, index)) ??
    runtimeError(`there is no item ${index ?? 'NULL'} among ${values?.length ?? 0} values`),
});

export const itemOrNull = defineFunction({
  name: 'ItemOrNull',
  params: [
    { name: 'values', type: 'mv' },
    { name: 'index', type: 'num' },
  ],
  returns: { member: 'values' },
  mayBeNull: true,
  summary: 'The member of a list with this number, counted from 1; NULL when there is none.',
  source: 'reference-connect-sync-functions-reference#itemornull',
  examples: [
    ['ItemOrNull([url],1)', 'a', { url: ['a'] }],
    ['ItemOrNull([url],4)', { literal: 'NULL' }, { url: ['a'] }],
  ],
  evaluate: memberAt,
});

export const join = defineFunction({
  name: 'Join',
  params: [
    { name: 'values', type: 'mvstr' },
    { name: 'delimiter', type: 'str', optional: true, nullable: true },
  ],
  returns: 'str',
  fails: becomesTooLong,
  summary: 'The members of a list of text in one text, with a blank or this delimiter between them.',
  source: 'reference-connect-sync-functions-reference#join',
  examples: [
    ['Join([url])', 'a b', { url: ['a', 'b'] }],
    ['Join([url],", ")', 'a, b', { url: ['a', 'b'] }],
    ['Join([url],NULL)', 'ab', { url: ['a', 'b'] }],
  ],
  evaluate: (values, delimiter = ' ') => {
    const between = delimiter ?? '';
    let text = values[0] ?? '';
    for (let i = 1; i < values.length; i++) {
      const longer = bounded(text + between + values[i]);
      if (typeof longer !== 'string') return longer;
      text = longer;
    }
    return text;
  },
});

export const removeDuplicates = defineFunction({
  name: 'RemoveDuplicates',
  params: [{ name: 'values', type: 'mv' }],
  returns: { as: 'values' },
  summary: 'A list without repeated members; the first of each stays in its place. Text is compared with its case.',
  source: 'reference-connect-sync-functions-reference#removeduplicates; expression-language S13',
  examples: [['RemoveDuplicates([p])', ['a', 'A', 'b'], { p: ['a', 'A', 'b', 'a'] }]],
  evaluate: (values) => {
    if (values.length === 1) return values;
    const seen = new Set<string | bigint | boolean>();
    for (const value of values) seen.add(keyOf(value));
    if (seen.size === values.length) return values;
    return values.filter((value) => seen.delete(keyOf(value)));
  },
});

/** Equal keys for equal values; only texts themselves lack the NUL in front (IN-3). */
const keyOf = (value: Scalar): string | bigint | boolean => {
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return `\0b${encodeBase64(value)}`;
  return value.kind === 'reference' ? `\0r${value.dn}` : `\0d${value.ticks}`;
};

export const split = defineFunction({
  name: 'Split',
  params: [
    { name: 'value', type: 'str' },
    { name: 'delimiter', type: 'str' },
    { name: 'limit', type: 'num', optional: true },
  ],
  returns: 'mvstr',
  mayBeNull: true,
  fails: 'the delimiter is not one character or the limit is negative',
  summary:
    'The pieces of a text between delimiters, empty ones too; with a limit at most that many, the last with the rest. NULL for empty text.',
  source: 'reference-connect-sync-functions-reference#split',
  examples: [
    ['Split("a,,b",",")', ['a', '', 'b']],
    ['Split("a,b,c",",",2)', ['a', 'b,c']],
    ['Split("",",")', { literal: 'NULL' }],
    ['Split("a",", ")', { error: 'runtime' }],
  ],
  evaluate: (value, delimiter, limit = 0n) => {
    if (delimiter.length !== 1) return runtimeError('the delimiter of `Split` is not one character');
    if (limit < 0n) return runtimeError('the limit of `Split` is negative');
    if (value === '') return null;
    const pieces = value.split(delimiter);
    const most = limit === 0n || limit > BigInt(pieces.length) ? pieces.length : Number(limit);
    if (most === pieces.length) return pieces;
    return [...pieces.slice(0, most - 1), pieces.slice(most - 1).join(delimiter)];
  },
});
