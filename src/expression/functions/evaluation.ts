import { guidBytes } from '../../attribute/guid-bytes.js';
import { isList, type Scalar } from '../../attribute/value.js';
import { defineFunction } from '../define.js';
import { scalarTypeOf } from '../evaluated.js';
import { holdsOnlyEmpty, isNullOrEmptyValue } from '../presence.js';
import { isFound } from '../regex/search.js';
import { parseDate } from './parse-date.js';
import { parseNumber } from './parse-number.js';

export const isNull = defineFunction({
  name: 'IsNull',
  params: [{ name: 'value', type: 'var' }],
  returns: 'bool',
  summary: 'Whether there is no value: NULL or an absent attribute. Empty text is a value.',
  source: 'reference-connect-sync-functions-reference#isnull',
  examples: [
    ['IsNull([displayName])', true],
    ['IsNull("")', false],
  ],
  evaluate: (value) => value === null,
});

export const isEmpty = defineFunction({
  name: 'IsEmpty',
  params: [{ name: 'value', type: 'var' }],
  returns: 'bool',
  summary: 'Whether a value is there and is empty text, or a list of nothing else.',
  source: 'reference-connect-sync-functions-reference#isempty',
  examples: [
    ['IsEmpty("")', true],
    ['IsEmpty([displayName])', false],
  ],
  evaluate: (value) => value !== null && holdsOnlyEmpty(value),
});

export const isNullOrEmpty = defineFunction({
  name: 'IsNullOrEmpty',
  params: [{ name: 'value', type: 'var' }],
  returns: 'bool',
  summary: 'Whether there is no value or only empty text.',
  source: 'reference-connect-sync-functions-reference#isnullorempty',
  examples: [
    ['IsNullOrEmpty([displayName])', true],
    ['IsNullOrEmpty("")', true],
    ['IsNullOrEmpty([p])', true, { p: ['', ''] }],
  ],
  ofAbsent: true,
  evaluate: isNullOrEmptyValue,
});

export const isPresent = defineFunction({
  name: 'IsPresent',
  params: [{ name: 'value', type: 'var' }],
  returns: 'bool',
  summary: 'The opposite of `IsNullOrEmpty`. It tests presence, not truth: an attribute that is False is present.',
  source: 'reference-connect-sync-functions-reference#ispresent; expression-language C15',
  examples: [
    ['IsPresent([isCriticalSystemObject])', true, { isCriticalSystemObject: false }],
    ['IsPresent([mail])', false],
  ],
  ofAbsent: false,
  evaluate: (value) => !isNullOrEmptyValue(value),
});

const isText = (value: Scalar): boolean => {
  const type = scalarTypeOf(value);
  return type !== 'bin' && type !== 'dt';
};

export const isString = defineFunction({
  name: 'IsString',
  params: [{ name: 'value', type: 'var' }],
  returns: 'bool',
  summary:
    'Whether `CStr` takes the value: text, a number, a Boolean or a reference; of a list, whether it takes every member.',
  source: 'reference-connect-sync-functions-reference#isstring',
  examples: [
    ['IsString([objectGUID])', false, { objectGUID: { base64: 'AAAAAAAAAAAAAAAAAAAAAA==' } }],
    ['IsString(5)', true],
    ['IsString(NULL)', false],
  ],
  evaluate: (value) => value !== null && (isList(value) ? value.every(isText) : isText(value)),
});

export const isNumeric = defineFunction({
  name: 'IsNumeric',
  params: [{ name: 'value', type: 'var' }],
  returns: 'bool',
  summary: 'Whether a value is a number or text that `CNum` takes.',
  source: 'reference-connect-sync-functions-reference#isnumeric',
  examples: [
    ['IsNumeric("-42")', true],
    ['IsNumeric("4 2")', false],
  ],
  evaluate: (value) => typeof value === 'bigint' || (typeof value === 'string' && parseNumber(value) !== null),
});

export const isDate = defineFunction({
  name: 'IsDate',
  params: [{ name: 'value', type: 'var' }],
  returns: 'bool',
  summary: 'Whether a value is a date or text that `CDate` takes.',
  source: 'reference-connect-sync-functions-reference#isdate',
  examples: [
    ['IsDate("2024-05-01T08:00:00Z")', true],
    ['IsDate("20140905081453.0Z")', false],
    ['IsDate(Now())', true],
  ],
  evaluate: (value) =>
    typeof value === 'string'
      ? parseDate(value) !== null
      : typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'instant',
});

export const isGuid = defineFunction({
  name: 'IsGuid',
  params: [{ name: 'value', type: 'str', whenNull: false }],
  returns: 'bool',
  summary: 'Whether `CGuid` takes the text.',
  source: 'reference-connect-sync-functions-reference#isguid',
  examples: [
    ['IsGuid("{00001111-aaaa-2222-bbbb-3333cccc4444}")', true],
    ['IsGuid("00001111aaaa2222bbbb3333cccc4444")', false],
    ['IsGuid(NULL)', false],
  ],
  evaluate: (value) => guidBytes(value) !== null,
});

export const isBitSet = defineFunction({
  name: 'IsBitSet',
  params: [
    { name: 'value', type: 'num', whenNull: false },
    { name: 'flag', type: 'num', whenNull: false },
  ],
  returns: 'bool',
  summary: 'Whether all bits of the mask `flag` are set in `value`. The flag is a mask, not the number of a bit.',
  source: 'reference-connect-sync-functions-reference#isbitset',
  examples: [
    ['IsBitSet(&HF,4)', true],
    ['IsBitSet(2,4)', false],
  ],
  evaluate: (value, flag) => (value & flag) === flag,
});

export const regexIsMatch = defineFunction({
  name: 'RegexIsMatch',
  params: [
    { name: 'input', type: 'str', whenNull: false },
    { name: 'pattern', type: 'str', whenNull: false },
    { name: 'options', type: 'str', optional: true, nullable: true },
  ],
  returns: 'bool',
  fails: 'the pattern or an option is malformed or not supported',
  summary:
    'Whether a .NET regular expression is found in a text. Options: `None`, `IgnoreCase`, `Multiline`, `Singleline`, `CultureInvariant`, separated by commas. Not documented by Microsoft; a published rule uses it.',
  source: 'expression-language 14.2, S19',
  examples: [
    ['RegexIsMatch("SRV-12","^srv-[0-9]+$","IgnoreCase")', true],
    ['RegexIsMatch(NULL,"a")', false],
    ['RegexIsMatch("a","(")', { error: 'runtime' }],
  ],
  evaluate: (input, pattern, options) => isFound(input, pattern, options ?? null),
});
