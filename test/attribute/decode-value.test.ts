import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTexts, encodeValue } from '../../src/attribute/decode-value.js';
import { guidBytes, guidText } from '../../src/attribute/guid-bytes.js';
import type { AttributeDefinition, AttributeType } from '../../src/attribute/schema.js';
import { sidBytes, sidText } from '../../src/attribute/sid-bytes.js';
import { reference, type Value } from '../../src/attribute/value.js';
import { encodeBase64 } from '../../src/base/base64.js';

const one = (type: AttributeType, name = 'a'): AttributeDefinition => ({ name, type, multiValued: false });
const list = (type: AttributeType, name = 'a'): AttributeDefinition => ({ name, type, multiValued: true });
const isValue = (decoded: ReturnType<typeof decodeTexts>): decoded is Value =>
  decoded !== null && (typeof decoded !== 'object' || !('error' in decoded));

// JOIN-20: the bytes of this GUID in .NET order, and their base64.
const guid = '00112233-4455-6677-8899-aabbccddeeff';
const guidBase64 = 'MyIRAFVEd2aImaq7zN3u/w==';
const guidValue = Uint8Array.from(Buffer.from('33221100554477668899aabbccddeeff', 'hex'));
// The expression vector stringfromsid-wellknown.
const sid = 'S-1-5-32-544';
const sidBase64 = 'AQIAAAAAAAUgAAAAIAIAAA==';
const sidValue = Uint8Array.from(Buffer.from(sidBase64, 'base64'));

describe('texts become values', () => {
  it.each<[AttributeDefinition, string[], Value | null]>([
    [one('string'), [], null],
    [one('string'), [' kept as it is '], ' kept as it is '],
    [one('string'), ['007'], '007'],
    [list('string'), ['b', 'a', 'b'], ['b', 'a', 'b']],
    [list('string'), ['a'], ['a']],
    [one('boolean'), ['TRUE'], true],
    [one('boolean'), ['FALSE'], false],
    [one('number'), ['0'], 0n],
    [one('number'), ['-2147483642'], -2147483642n],
    [one('number'), ['34359738368'], 34359738368n],
    [one('number'), ['9223372036854775807'], 2n ** 63n - 1n],
    [one('number'), ['-9223372036854775808'], -(2n ** 63n)],
    [one('reference'), ['CN=Anna Berg,DC=contoso,DC=example'], reference('CN=Anna Berg,DC=contoso,DC=example')],
    [one('dateTime'), ['20240229235959.0Z'], '20240229235959.0Z'],
    [one('binary'), ['AAEC'], Uint8Array.of(0, 1, 2)],
    [one('binary', 'objectGUID'), [guid], guidValue],
    [one('binary', 'mS-DS-ConsistencyGuid'), [guid.toUpperCase()], guidValue],
    [one('binary', 'msExchMailboxGuid'), [`{${guid}}`], guidValue],
    [one('binary', 'msExchArchiveGUID'), [guidBase64], guidValue],
    [one('binary', 'objectSid'), [sid], sidValue],
    [one('binary', 'msExchMasterAccountSid'), [sid.toLowerCase()], sidValue],
    [one('binary', 'objectSid'), [sidBase64], sidValue],
  ])('%j %j', (definition, texts, value) => {
    expect(decodeTexts(definition, texts)).toEqual(value);
  });
});

describe('texts that are refused', () => {
  it.each<[AttributeDefinition, string[]]>([
    [one('string'), ['a', 'b']],
    [one('boolean'), ['true']],
    [one('boolean'), ['1']],
    [one('boolean'), ['']],
    ...['', '+1', ' 1', '1 ', '1.0', '1e3', '0x10', '१', '--1', '9223372036854775808', '-9223372036854775809'].map(
      (text): [AttributeDefinition, string[]] => [one('number'), [text]],
    ),
    [one('number'), ['1'.repeat(100_000)]],
    [list('number'), ['1', 'x']],
    [one('reference'), ['']],
    [one('dateTime'), ['2024-01-31']],
    [one('dateTime'), ['20240230120000.0Z']],
    [one('dateTime'), ['20240131240000.0Z']],
    [one('dateTime'), ['20240131120000.0+0100']],
    [one('binary'), ['']],
    [one('binary'), ['AAE']],
    [one('binary'), [guid]],
    [one('binary', 'objectGUID'), ['AAEC']],
    [one('binary', 'objectGUID'), [guid.replaceAll('-', '')]],
    [one('binary', 'objectGUID'), [`{${guid}`]],
    [one('binary', 'objectSid'), ['S-1-5']],
    [one('binary', 'objectSid'), ['S-2-5-32-544']],
    [one('binary', 'objectSid'), ['S-1-5-32-4294967296']],
    [one('binary', 'objectSid'), ['AAEC']],
  ])('%j %j', (definition, texts) => {
    const decoded = decodeTexts(definition, texts);
    expect(isValue(decoded)).toBe(false);
    expect(decoded).toHaveProperty('error');
  });
});

describe('values become JSON', () => {
  it.each<[Value, unknown]>([
    ['a', 'a'],
    [true, true],
    [1n, 1],
    [2n ** 53n - 1n, 9007199254740991],
    [2n ** 53n, '9007199254740992'],
    [-(2n ** 53n), '-9007199254740992'],
    [guidValue, guidBase64],
    [reference('CN=a'), 'CN=a'],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [[34359738368n], [34359738368]],
    [{ kind: 'instant', ticks: 621_355_968_000_000_000n }, '1970-01-01T00:00:00.0000000Z'],
    [{ kind: 'instant', ticks: 0n }, '0001-01-01T00:00:00.0000000Z'],
    [{ kind: 'instant', ticks: 3_155_378_975_999_999_999n }, '9999-12-31T23:59:59.9999999Z'],
  ])('%o', (value, json) => {
    expect(encodeValue(value)).toEqual(json);
  });
});

describe('for all inputs', () => {
  const types = fc.constantFrom<AttributeType>('string', 'number', 'boolean', 'binary', 'reference', 'dateTime');
  const names = fc.constantFrom('a', 'objectGUID', 'objectSid');

  it('any text gives a value or an error, never an exception', () => {
    fc.assert(
      fc.property(
        types,
        names,
        fc.boolean(),
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
        (type, name, many, texts) => {
          const decoded = decodeTexts({ name, type, multiValued: many }, texts);
          if (texts.length === 0) expect(decoded).toBeNull();
          else expect(decoded).not.toBeNull();
        },
      ),
    );
  });

  it('64-bit numbers come back digit by digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (number) => {
        const decoded = decodeTexts(one('number'), [String(number)]);
        expect(isValue(decoded) && String(encodeValue(decoded))).toBe(String(number));
      }),
    );
  });

  it('GUIDs and SIDs come back from their bytes, which are the same from base64', () => {
    fc.assert(
      fc.property(fc.uuid(), (text) => {
        const bytes = guidBytes(text);
        expect(bytes && guidText(bytes)).toBe(text);
        expect(decodeTexts(one('binary', 'objectGUID'), [encodeBase64(bytes ?? new Uint8Array())])).toEqual(bytes);
      }),
    );
    const part = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 48n - 1n }),
        fc.array(part, { minLength: 1, maxLength: 15 }),
        (a, parts) => {
          const authority = a < 2n ** 32n ? String(a) : `0x${a.toString(16).padStart(12, '0')}`;
          const text = ['S-1', authority, ...parts].join('-');
          const bytes = sidBytes(text);
          expect(bytes && sidText(bytes)).toBe(text);
          expect(decodeTexts(one('binary', 'objectSid'), [encodeBase64(bytes ?? new Uint8Array())])).toEqual(bytes);
        },
      ),
    );
  });
});
