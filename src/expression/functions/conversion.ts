import { guidBytes, guidText } from '../../attribute/guid-bytes.js';
import { sidText } from '../../attribute/sid-bytes.js';
import { reference } from '../../attribute/value.js';
import { decodeBase64, encodeBase64 } from '../../base/base64.js';
import { defineFunction } from '../define.js';
import { becomesTooLong, bounded, runtimeError } from '../evaluated.js';
import { isDistinguishedName } from './dn-components.js';
import { parseDate } from './parse-date.js';
import { parseNumber } from './parse-number.js';

const quoted = (text: string): string => `\`${text.length <= 80 ? text : `${text.slice(0, 77)}...`}\``;

export const cBool = defineFunction({
  name: 'CBool',
  params: [{ name: 'value', type: ['bool', 'num', 'str'], whenNull: false }],
  returns: 'bool',
  fails: 'a text is neither `True` nor `False`',
  summary: 'A Boolean itself, whether a number is not 0, or the text `True` or `False` in any casing. NULL is False.',
  source: 'reference-connect-sync-functions-reference#cbool; expression-language S17',
  examples: [
    ['CBool(BitAnd(12,4))', true],
    ['CBool(NULL)', false],
    ['CBool(" true ")', true],
    ['CBool("yes")', { error: 'runtime' }],
  ],
  evaluate: (value) => {
    if (typeof value !== 'string') return typeof value === 'bigint' ? value !== 0n : value;
    const word = /^\p{White_Space}*(true|false)\p{White_Space}*$/iu.exec(value)?.[1];
    return word === undefined ? runtimeError(`${quoted(value)} is neither True nor False`) : word.length === 4;
  },
});

export const cNum = defineFunction({
  name: 'CNum',
  params: [{ name: 'value', type: ['str', 'num', 'bin'] }],
  returns: 'num',
  fails: 'a text is no whole number of 64 bits, or there are not 1 to 8 bytes',
  summary:
    'The number that a text holds: an optional sign and decimal digits. Of 1 to 8 bytes the unsigned number, the lowest byte first.',
  source: 'reference-connect-sync-functions-reference#cnum; expression-language 14.3, S18',
  examples: [
    ['CNum(" -42 ")', -42],
    ['CNum("9223372036854775807")', { num: '9223372036854775807' }],
    ['CNum("1.5")', { error: 'runtime' }],
    ['CNum(CBin(32,2))', 32],
  ],
  evaluate: (value) => {
    if (typeof value === 'bigint') return value;
    if (typeof value === 'string') return parseNumber(value) ?? runtimeError(`${quoted(value)} is no number`);
    if (value.length < 1 || value.length > 8) return runtimeError(`\`CNum\` takes 1 to 8 bytes, not ${value.length}`);
    let number = 0n;
    for (let i = value.length - 1; i >= 0; i--) number = (number << 8n) + BigInt(value[i] ?? 0);
    return number < 1n << 63n ? number : runtimeError('the bytes are a number of more than 63 bits');
  },
});

export const cStr = defineFunction({
  name: 'CStr',
  params: [{ name: 'value', type: ['num', 'ref', 'bool', 'str'] }],
  returns: 'str',
  summary: 'The value as text: decimal digits, `True` or `False`, the DN of a reference, or the text itself.',
  source: 'reference-connect-sync-functions-reference#cstr; expression-language C16',
  examples: [
    ['CStr(42)', '42'],
    ['CStr(True)', 'True'],
    ['CStr([manager])', 'CN=Boss,DC=contoso,DC=com', { manager: { ref: 'CN=Boss,DC=contoso,DC=com' } }],
    ['CStr(Now())', { error: 'type' }],
  ],
  evaluate: (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    return typeof value === 'bigint' ? String(value) : value.dn;
  },
});

export const cRef = defineFunction({
  name: 'CRef',
  params: [{ name: 'value', type: ['str', 'ref'] }],
  returns: 'ref',
  fails: 'the text is no distinguished name',
  summary: 'The reference to the object with this distinguished name.',
  source: 'reference-connect-sync-functions-reference#cref',
  examples: [
    ['CRef("CN=Anna,DC=contoso,DC=com")', { ref: 'CN=Anna,DC=contoso,DC=com' }],
    ['CRef("Anna")', { error: 'runtime' }],
  ],
  evaluate: (value) => {
    if (typeof value !== 'string') return value;
    return isDistinguishedName(value) ? reference(value) : runtimeError(`${quoted(value)} is no distinguished name`);
  },
});

export const cDate = defineFunction({
  name: 'CDate',
  params: [{ name: 'value', type: ['str', 'dt'] }],
  returns: 'dt',
  fails: 'the text is no date of an accepted form',
  summary:
    'The UTC instant of `yyyy-M-d` or `M/d/yyyy`, with an optional time and zone; without a zone it is UTC. A server takes more forms, which depend on its culture.',
  source: 'reference-connect-sync-functions-reference#cdate; expression-language S20',
  examples: [
    ['CDate("2013-01-10 4:00 PM -8")', { dateTime: '2013-01-11T00:00:00Z' }],
    ['CDate("12/25/2007")', { dateTime: '2007-12-25T00:00:00Z' }],
    ['CDate("soon")', { error: 'runtime' }],
  ],
  evaluate: (value) => {
    if (typeof value !== 'string') return value;
    return parseDate(value) ?? runtimeError(`${quoted(value)} is no date`);
  },
});

export const cGuid = defineFunction({
  name: 'CGuid',
  params: [{ name: 'value', type: 'str' }],
  returns: 'bin',
  fails: 'the text is no GUID',
  summary: 'The 16 bytes of a GUID written with hyphens, perhaps in braces; the first three fields are little-endian.',
  source: 'reference-connect-sync-functions-reference#cguid',
  examples: [
    ['CGuid("{00112233-4455-6677-8899-aabbccddeeff}")', { base64: 'MyIRAFVEd2aImaq7zN3u/w==' }],
    ['CGuid("00112233")', { error: 'runtime' }],
  ],
  evaluate: (value) => guidBytes(value) ?? runtimeError(`${quoted(value)} is no GUID`),
});

export const stringFromGuid = defineFunction({
  name: 'StringFromGuid',
  params: [{ name: 'value', type: 'bin' }],
  returns: 'str',
  fails: 'there are not 16 bytes',
  summary: 'The GUID of 16 bytes: lower case, with hyphens, without braces.',
  source: 'reference-connect-sync-functions-reference#stringfromguid; expression-language S12',
  examples: [
    ['StringFromGuid([g])', '00112233-4455-6677-8899-aabbccddeeff', { g: { base64: 'MyIRAFVEd2aImaq7zN3u/w==' } }],
  ],
  evaluate: (value) => guidText(value) ?? runtimeError(`a GUID has 16 bytes, not ${value.length}`),
});

export const stringFromSid = defineFunction({
  name: 'StringFromSid',
  params: [{ name: 'value', type: 'bin' }],
  returns: 'str',
  fails: 'the bytes are no security identifier',
  summary: 'A security identifier as text, `S-1-…`.',
  source: 'reference-connect-sync-functions-reference#stringfromsid',
  examples: [['StringFromSid([objectSid])', 'S-1-5-32-544', { objectSid: { base64: 'AQIAAAAAAAUgAAAAIAIAAA==' } }]],
  evaluate: (value) => sidText(value) ?? runtimeError('the bytes are no security identifier'),
});

export const convertToBase64 = defineFunction({
  name: 'ConvertToBase64',
  params: [{ name: 'value', type: ['str', 'bin'] }],
  returns: 'str',
  fails: becomesTooLong,
  summary: 'The base64 of the bytes, or of a text as UTF-16LE.',
  source: 'reference-connect-sync-functions-reference#converttobase64; expression-language C17',
  examples: [
    ['ConvertToBase64("Hello world!")', 'SABlAGwAbABvACAAdwBvAHIAbABkACEA'],
    ['ConvertToBase64(CBin(1,1))', 'AQ=='],
  ],
  evaluate: (value) => bounded(encodeBase64(typeof value === 'string' ? utf16Bytes(value) : value)),
});

const utf16Bytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
};

const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  Unicode: (bytes) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes),
  UTF8: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
  ASCII: (bytes) => Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : '\ufffd')).join(''),
};

export const convertFromBase64 = defineFunction({
  name: 'ConvertFromBase64',
  params: [
    { name: 'value', type: 'str' },
    { name: 'encoding', type: 'enum', words: ['Unicode', 'ASCII', 'UTF8'], optional: true },
  ],
  returns: 'str',
  fails: 'the text is no base64',
  summary: 'The text whose bytes a base64 holds, read as UTF-16LE unless said otherwise.',
  source: 'reference-connect-sync-functions-reference#convertfrombase64',
  examples: [
    ['ConvertFromBase64("SABlAGwAbABvACAAdwBvAHIAbABkACEA")', 'Hello world!'],
    ['ConvertFromBase64("SGVsbG8gd29ybGQh", UTF8)', 'Hello world!'],
    ['ConvertFromBase64("A")', { error: 'runtime' }],
  ],
  evaluate: (value, encoding) => {
    const bytes = decodeBase64(value);
    if (bytes === null) return runtimeError(`${quoted(value)} is no base64`);
    return decoders[encoding ?? 'Unicode']?.(bytes) ?? '';
  },
});

const upperHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

const hexOfUtf8 = (value: string): string => {
  let text = '';
  for (const byte of new TextEncoder().encode(value)) text += upperHex[byte];
  return text;
};

export const convertToUtf8Hex = defineFunction({
  name: 'ConvertToUTF8Hex',
  params: [{ name: 'value', type: 'str' }],
  returns: 'str',
  fails: becomesTooLong,
  summary: 'The UTF-8 bytes of a text as upper-case hexadecimal digits, as in the DN of an object in Entra ID.',
  source: 'reference-connect-sync-functions-reference#converttoutf8hex',
  examples: [['ConvertToUTF8Hex("Hello world!")', '48656C6C6F20776F726C6421']],
  evaluate: (value) => {
    let text = '';
    // Units below 128 are their own byte.
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (unit >= 0x80) return bounded(hexOfUtf8(value));
      text += upperHex[unit];
    }
    return bounded(text);
  },
});

export const convertFromUtf8Hex = defineFunction({
  name: 'ConvertFromUTF8Hex',
  params: [{ name: 'value', type: 'str' }],
  returns: 'str',
  fails: 'the text is not an even number of hexadecimal digits',
  summary: 'The text whose UTF-8 bytes are given as hexadecimal digits of either case.',
  source: 'reference-connect-sync-functions-reference#convertfromutf8hex',
  examples: [
    ['ConvertFromUTF8Hex("48656c6C6F")', 'Hello'],
    ['ConvertFromUTF8Hex("4")', { error: 'runtime' }],
  ],
  evaluate: (value) => {
    if (value.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(value))
      return runtimeError(`${quoted(value)} is not an even number of hexadecimal digits`);
    const bytes = new Uint8Array(value.length / 2);
    for (const i of bytes.keys()) bytes[i] = Number.parseInt(value.slice(2 * i, 2 * i + 2), 16);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  },
});
