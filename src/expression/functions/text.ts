import { foldCase } from '../../base/fold-case.js';
import { defineFunction } from '../define.js';
import { becomesTooLong, runtimeError, textLimit, tooLongText } from '../evaluated.js';
import { freeLength } from '../meter.js';
import type { Failure } from '../outcome.js';
import { partValue } from '../part.js';
import { lowerCase, properCase, upperCase } from './casing.js';
import { replaceCharacters } from './replace-chars.js';
import { cut, isSurrogate, midRange } from './substring.js';
import { isWhiteSpace, trimEnd, trimStart } from './white-space.js';

const comparison = ['vbTextCompare', 'vbBinaryCompare'] as const;
const folded = (text: string, compare: string | undefined): string =>
  compare === 'vbTextCompare' ? foldCase(text) : text;

const placeOf = (text: string, search: string): bigint => (text === '' ? 0n : BigInt(text.indexOf(search) + 1));

export const inStr = defineFunction({
  name: 'InStr',
  params: [
    { name: 'text', type: 'str', whenNull: 0n },
    { name: 'search', type: 'str', whenNull: 0n },
    { name: 'start', type: 'num', optional: true, nullable: true },
    { name: 'compare', type: 'enum', words: comparison, optional: true },
  ],
  returns: 'num',
  fails: '`start` is NULL or less than 1',
  summary:
    'The position, counted from 1, of the first occurrence of a text at or after `start`; 0 when there is none or the text is NULL. Case matters unless `vbTextCompare` is given.',
  source: 'reference-connect-sync-functions-reference#instr; expression-language C21',
  examples: [
    ['InStr("The quick brown fox","quick")', 5],
    ['InStr("repEated","e",3,vbBinaryCompare)', 7],
    ['InStr("repEated","e",3,vbTextCompare)', 4],
    ['InStr(NULL,"@")', 0],
    ['InStr("abc","b",0)', { error: 'runtime' }],
  ],
  quick: (first, [search, start], otherwise) =>
    typeof search !== 'string' || start !== undefined
      ? null
      : (context) => {
          const value = partValue(first, context);
          return typeof value === 'string' && value.length <= freeLength
            ? placeOf(value, search)
            : otherwise(value, context);
        },
  evaluate: (text, search, start, compare) => {
    if (start === undefined) return placeOf(text, search);
    if (start === null || start < 1n) return runtimeError('the start of `InStr` is less than 1');
    if (text === '' || start > BigInt(text.length)) return 0n;
    return BigInt(folded(text, compare).indexOf(folded(search, compare), Number(start) - 1) + 1);
  },
});

export const inStrRev = defineFunction({
  name: 'InStrRev',
  params: [
    { name: 'text', type: 'str' },
    { name: 'search', type: 'str' },
    { name: 'start', type: 'num', optional: true },
    { name: 'compare', type: 'enum', words: comparison, optional: true },
  ],
  returns: 'num',
  fails: '`start` is 0 or less than -1',
  summary:
    'The position, counted from 1, of the last occurrence of a text that ends at or before `start`; -1, the default, is the end. 0 when there is none.',
  source: 'reference-connect-sync-functions-reference#instrrev',
  examples: [
    ['InStrRev("abbcdbbbef","bb")', 7],
    ['InStrRev("abcb","b",3)', 2],
    ['InStrRev("abc","b",0)', { error: 'runtime' }],
  ],
  evaluate: (text, search, start = -1n, compare) => {
    if (start === 0n || start < -1n) return runtimeError('the start of `InStrRev` is 0 or less than -1');
    if (start > BigInt(text.length)) return 0n;
    const end = start === -1n ? text.length : Number(start);
    // As with `InStr`, an empty text is found where the search begins.
    if (search === '') return BigInt(end);
    if (search.length > end) return 0n;
    return BigInt(folded(text, compare).lastIndexOf(folded(search, compare), end - search.length) + 1);
  },
});

export const lCase = defineFunction({
  name: 'LCase',
  params: [{ name: 'text', type: 'str' }],
  returns: 'str',
  summary: 'The text in lower case, character by character.',
  source: 'reference-connect-sync-functions-reference#lcase',
  examples: [['LCase("TeSt ß")', 'test ß']],
  evaluate: lowerCase,
});

export const uCase = defineFunction({
  name: 'UCase',
  params: [{ name: 'text', type: 'str' }],
  returns: 'str',
  summary: 'The text in upper case, character by character.',
  source: 'reference-connect-sync-functions-reference#ucase',
  examples: [['UCase("TeSt ß")', 'TEST ß']],
  evaluate: upperCase,
});

export const pCase = defineFunction({
  name: 'PCase',
  params: [{ name: 'text', type: 'str' }],
  returns: 'str',
  // QUIRK: a word in capitals alone is left as it is; the reference lower-cases it first.
  summary:
    'Every word between blanks with its first letter in upper and the rest in lower case. A word without a lower-case letter stays as it is.',
  source: 'reference-connect-sync-functions-reference#pcase; expression-language C14',
  examples: [
    ['PCase("TEsT")', 'Test'],
    ['PCase("IBM services")', 'IBM Services'],
    ['PCase("$TEsT")', '$Test'],
  ],
  evaluate: properCase,
});

const trimmed = (text: string): string => {
  const length = text.length;
  if (length === 0 || !(isWhiteSpace(text.charCodeAt(0)) || isWhiteSpace(text.charCodeAt(length - 1)))) return text;
  return trimEnd(trimStart(text));
};

export const trim = defineFunction({
  name: 'Trim',
  params: [{ name: 'text', type: 'str' }],
  returns: 'str',
  summary: 'The text without white space at its start and end.',
  source: 'reference-connect-sync-functions-reference#trim',
  examples: [
    ['Trim(" Test ")', 'Test'],
    ['Trim([c])', { literal: 'NULL' }],
  ],
  quick: (first, _, otherwise) => (context) => {
    const value = partValue(first, context);
    return typeof value === 'string' && value.length <= freeLength ? trimmed(value) : otherwise(value, context);
  },
  evaluate: trimmed,
});

export const lTrim = defineFunction({
  name: 'LTrim',
  params: [{ name: 'text', type: 'str' }],
  returns: 'str',
  summary: 'The text without white space at its start.',
  source: 'reference-connect-sync-functions-reference#ltrim',
  examples: [['LTrim(" Test ")', 'Test ']],
  evaluate: trimStart,
});

export const rTrim = defineFunction({
  name: 'RTrim',
  params: [{ name: 'text', type: 'str' }],
  returns: 'str',
  summary: 'The text without white space at its end.',
  source: 'reference-connect-sync-functions-reference#rtrim',
  examples: [['RTrim(" Test ")', ' Test']],
  evaluate: trimEnd,
});

// QUIRK: a negative count returns the whole text; the reference says so.
const leftOf = (text: string, count: number): string =>
  count >= text.length || count < 0 ? text : cut(text, 0, count);

export const left = defineFunction({
  name: 'Left',
  params: [
    { name: 'text', type: 'str', whenNull: '' },
    { name: 'count', type: 'num' },
  ],
  returns: 'str',
  summary:
    'The first `count` characters of a text; the whole text when `count` is negative or too large. NULL gives empty text.',
  source: 'reference-connect-sync-functions-reference#left',
  examples: [
    ['Left("John Doe", 3)', 'Joh'],
    ['Left("Anna", -1)', 'Anna'],
    ['Left([mail],3)', ''],
  ],
  quick: (first, [count], otherwise) => {
    if (typeof count !== 'bigint') return null;
    const n = Number(count);
    return (context) => {
      const value = partValue(first, context);
      return typeof value === 'string' && value.length <= freeLength ? leftOf(value, n) : otherwise(value, context);
    };
  },
  evaluate: (text, count) => leftOf(text, Number(count)),
});

export const right = defineFunction({
  name: 'Right',
  params: [
    { name: 'text', type: 'str', whenNull: '' },
    { name: 'count', type: 'num' },
  ],
  returns: 'str',
  summary:
    'The last `count` characters of a text; the whole text when `count` is negative or too large. NULL gives empty text.',
  source: 'reference-connect-sync-functions-reference#right',
  examples: [
    ['Right("John Doe", 3)', 'Doe'],
    ['Right([mail],3)', ''],
  ],
  evaluate: (text, count) => {
    const n = Number(count);
    // QUIRK: a negative count returns the whole text; the reference says so.
    return n >= text.length || n < 0 ? text : cut(text, text.length - n, text.length);
  },
});

export const mid = defineFunction({
  name: 'Mid',
  params: [
    { name: 'text', type: ['str', 'bin'], whenNull: '' },
    { name: 'start', type: 'num' },
    { name: 'count', type: 'num', optional: true },
  ],
  returns: { as: 'text' },
  summary:
    'At most `count` characters, or bytes, from position `start`, counted from 1; without `count` the rest. The whole value when `count` is negative or `start` lies outside. NULL gives empty text.',
  source: 'reference-connect-sync-functions-reference#mid; expression-language C4, C5',
  examples: [
    ['Mid("John Doe", 3, 5)', 'hn Do'],
    ['Mid("SMTP:a@x", 6)', 'a@x'],
    ['Mid("abc", 9, 1)', 'abc'],
    ['Mid(CBin(513,2),2,1)', { base64: 'Ag==' }],
  ],
  evaluate: (text, start, count) => {
    const range = midRange(text.length, start, count);
    if (range === null) return text;
    return typeof text === 'string' ? cut(text, ...range) : text.slice(...range);
  },
});

export const len = defineFunction({
  name: 'Len',
  params: [{ name: 'text', type: ['str', 'bin'], whenNull: 0n }],
  returns: 'num',
  summary: 'The number of UTF-16 units of a text, or of bytes; 0 for NULL.',
  source: 'reference-connect-sync-functions-reference#len',
  examples: [
    ['Len("John Doe")', 8],
    ['Len(CBin(1,4))', 4],
    ['Len(NULL)', 0],
    ['Len(12345)', { error: 'type' }],
  ],
  evaluate: (text) => BigInt(text.length),
});

/** The padded text: `pad` is checked first, then NULL text is empty text (14.8). */
const padded = (
  text: string | null,
  length: bigint | null,
  pad: string | null,
  fill: (text: string, width: number, pad: string) => string,
): string | null | Failure => {
  if (pad === null || pad.length !== 1) return runtimeError('a padding is exactly one character');
  if (text === null) return '';
  if (length === null) return null;
  return length > textLimit ? tooLongText : fill(text, Number(length), pad);
};

export const padLeft = defineFunction({
  name: 'PadLeft',
  params: [
    { name: 'text', type: 'str', nullable: true },
    { name: 'length', type: 'num', nullable: true },
    { name: 'pad', type: 'str', nullable: true },
  ],
  returns: 'str',
  mayBeNull: true,
  fails: 'the padding is NULL or not one character, or the text becomes too long',
  summary: 'The text filled up at its start to a length. NULL gives empty text.',
  source: 'reference-connect-sync-functions-reference#padleft',
  examples: [
    ['PadLeft("User", 10, "0")', '000000User'],
    ['PadLeft(NULL, 10, "0")', ''],
    ['PadLeft("a", 3, "")', { error: 'runtime' }],
  ],
  evaluate: (text, length, pad) => padded(text, length, pad, (short, width, by) => short.padStart(width, by)),
});

export const padRight = defineFunction({
  name: 'PadRight',
  params: [
    { name: 'text', type: 'str', nullable: true },
    { name: 'length', type: 'num', nullable: true },
    { name: 'pad', type: 'str', nullable: true },
  ],
  returns: 'str',
  mayBeNull: true,
  fails: 'the padding is NULL or not one character, or the text becomes too long',
  summary: 'The text filled up at its end to a length. NULL gives empty text.',
  source: 'reference-connect-sync-functions-reference#padright',
  examples: [
    ['PadRight("User", 10, "0")', 'User000000'],
    ['PadRight("Anna Berg", 4, "0")', 'Anna Berg'],
  ],
  evaluate: (text, length, pad) => padded(text, length, pad, (short, width, by) => short.padEnd(width, by)),
});

const monikers = new Map([
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
]);
const unmoniker = (text: string): string =>
  text.includes('\\') ? text.replace(/\\[nrt]/g, (moniker) => monikers.get(moniker) ?? moniker) : text;

export const replace = defineFunction({
  name: 'Replace',
  params: [
    { name: 'text', type: 'str' },
    { name: 'old', type: 'str', nullable: true },
    { name: 'new', type: 'str', nullable: true },
  ],
  returns: 'str',
  fails: becomesTooLong,
  summary:
    'The text with every occurrence of `old` replaced by `new`. Case matters; `\\n`, `\\r` and `\\t` in both mean line feed, carriage return and tab.',
  source: 'reference-connect-sync-functions-reference#replace',
  examples: [
    ['Replace("a-b-c","-","")', 'abc'],
    ['Replace("a" & CRLF & "b","\\r\\n",", ")', 'a, b'],
    ['Replace("abc",NULL,"x")', 'abc'],
  ],
  evaluate: (text, old, replacement) => {
    if (old === null || old === '') return text;
    const pieces = text.split(unmoniker(old));
    const between = unmoniker(replacement ?? '');
    const kept = text.length - unmoniker(old).length * (pieces.length - 1);
    // The length is known before the text is built, so that a text that is too long never exists.
    if (kept + between.length * (pieces.length - 1) > textLimit) return tooLongText;
    return pieces.join(between);
  },
});

export const replaceChars = defineFunction({
  name: 'ReplaceChars',
  params: [
    { name: 'text', type: 'str' },
    { name: 'pattern', type: 'str', nullable: true },
  ],
  returns: 'str',
  fails: 'an entry is not `source:target` with one character as source, or the text becomes too long',
  summary:
    'The text with single characters replaced: `pattern` is a list of `source:target` between commas, white space in it is ignored, an empty target removes.',
  source: 'reference-connect-sync-functions-reference#replacechars; expression-language C8',
  examples: [
    ['ReplaceChars("Räksmörgås","å:a, ä:a, ö:o")', 'Raksmorgas'],
    ['ReplaceChars("O’Neil","’:")', 'ONeil'],
    ['ReplaceChars("a","ö,o")', { error: 'runtime' }],
  ],
  evaluate: (text, pattern) => (pattern === null || pattern === '' ? text : replaceCharacters(text, pattern)),
});

/** The n-th piece of a text between delimiters of one character. */
const pieceOf = (text: string, n: number, delimiter: string): string => {
  let start = 0;
  for (let i = 1; i < n; i++) {
    start = text.indexOf(delimiter, start) + 1;
    if (start === 0) return '';
  }
  const end = text.indexOf(delimiter, start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
};

export const word = defineFunction({
  name: 'Word',
  params: [
    { name: 'text', type: 'str', whenNull: '' },
    { name: 'n', type: 'num' },
    { name: 'delimiters', type: 'str' },
  ],
  returns: 'str',
  summary:
    'The n-th piece of a text that is cut at every character of `delimiters`; adjacent delimiters enclose an empty piece. Empty text when there is none.',
  source: 'reference-connect-sync-functions-reference#word; expression-language S14',
  examples: [
    ['Word("The quick brown fox",3," ")', 'brown'],
    ['Word("This,string!has&many separators",3,",!&#")', 'has'],
    ['Word("Test;;Function",2,";")', ''],
    ['Word("admin",1,"@")', 'admin'],
  ],
  evaluate: (text, n, delimiters) => {
    // A number too large for this is larger than any number of pieces.
    let wanted = Number(n);
    if (wanted < 1 || wanted > text.length + 1) return '';
    if (delimiters.length === 1 && !isSurrogate(delimiters)) return pieceOf(text, wanted, delimiters);
    const cuts = new Set(delimiters);
    let start = 0;
    let at = 0;
    for (const character of text) {
      if (cuts.has(character)) {
        wanted--;
        if (wanted === 0) return text.slice(start, at);
        start = at + character.length;
      }
      at += character.length;
    }
    return wanted === 1 ? text.slice(start) : '';
  },
});

export const guid = defineFunction({
  name: 'Guid',
  params: [],
  returns: 'str',
  reads: 'guid',
  summary: 'A new GUID in lower case with hyphens. On a server it is another one at every full synchronization.',
  source: 'reference-connect-sync-functions-reference#guid; expression-language 13, C10',
  examples: [['Len(Guid())', 36]],
  evaluate: (environment) => environment.newGuid(),
});
