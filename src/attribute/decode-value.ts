import { assertNever } from '../base/assert-never.js';
import { decodeBase64, encodeBase64 } from '../base/base64.js';
import { isGeneralisedTime } from './generalised-time.js';
import { guidBytes } from './guid-bytes.js';
import { instantText } from './instant-text.js';
import type { AttributeDefinition } from './schema.js';
import { sidBytes, sidText } from './sid-bytes.js';
import { isList, reference, type Scalar, type Value } from './value.js';

/** Binary attributes that people and tools also write as the text of a GUID or a SID. */
const guids: ReadonlySet<string> = new Set([
  'objectGUID',
  'mS-DS-ConsistencyGuid',
  'msExchMailboxGuid',
  'msExchArchiveGUID',
]);
const sids: ReadonlySet<string> = new Set(['objectSid', 'msExchMasterAccountSid', 'msRTCSIP-OriginatorSid']);

/** Why a text cannot be a value of an attribute, as the next step for the user. */
export interface DecodeError {
  readonly error: string;
}

/**
 * The value of an attribute from its texts, strictly after its type; null when there are none. Nothing is trimmed, rounded
 * or guessed (hardening VAL-1, VAL-2, promise 2).
 */
export const decodeTexts = (definition: AttributeDefinition, texts: readonly string[]): Value | null | DecodeError => {
  const [first] = texts;
  if (first === undefined) return null;
  if (!definition.multiValued) {
    if (texts.length > 1) return { error: `\`${definition.name}\` holds one value, not ${texts.length}.` };
    return decoderOf(definition)(first);
  }
  const values: Scalar[] = [];
  const decode = decoderOf(definition);
  for (const text of texts) {
    const value = decode(text);
    if (isError(value)) return value;
    values.push(value);
  }
  return values;
};

const isError = (value: Scalar | DecodeError): value is DecodeError => typeof value === 'object' && 'error' in value;

/** Types one value from its text; whether an attribute may have several is not its business. */
export type Decoder = (text: string) => Scalar | DecodeError;

/** How the values of an attribute are typed, for those who have many of them. */
export const decoderOf = ({ type, name }: AttributeDefinition): Decoder => {
  switch (type) {
    case 'string':
      return decodeString;
    case 'number':
      return decodeNumber;
    case 'boolean':
      return decodeBoolean;
    case 'binary':
      return guids.has(name) ? decodeGuid : sids.has(name) ? decodeSid : decodeBase64Text;
    case 'reference':
      return decodeReference;
    case 'dateTime':
      return decodeTime;
    default:
      return assertNever(type);
  }
};

const decodeString: Decoder = (text) => text;

const decodeBoolean: Decoder = (text) =>
  text === 'TRUE' ? true : text === 'FALSE' ? false : { error: 'Write `TRUE` or `FALSE`.' };

const decodeReference: Decoder = (text) =>
  text === '' ? { error: 'Write the distinguished name of the other object.' } : reference(text);

const decodeTime: Decoder = (text) =>
  isGeneralisedTime(text) ? text : { error: 'Write the time in UTC like `20240131120000.0Z`.' };

const decodeNumber: Decoder = (text) => {
  // The length first: a number with a million digits is not worth converting.
  const number = text.length <= 64 && /^-?\d+$/.test(text) ? BigInt(text) : null;
  return number === null || BigInt.asIntN(64, number) !== number
    ? { error: 'Write a whole number in decimal digits, from -2^63 to 2^63-1.' }
    : number;
};

const guidHelp: DecodeError = { error: 'Write the GUID with hyphens, or its 16 bytes in base64.' };
const sidHelp: DecodeError = { error: 'Write the SID as `S-1-…`, or its bytes in base64.' };

const decodeGuid: Decoder = (text) => {
  const bytes = guidBytes(text) ?? decodeBase64(text);
  return bytes?.length === 16 ? bytes : guidHelp;
};

const decodeSid: Decoder = (text) => {
  const named = sidBytes(text);
  if (named !== null) return named;
  const bytes = decodeBase64(text);
  return bytes === null || sidText(bytes) === null ? sidHelp : bytes;
};

const decodeBase64Text: Decoder = (text) => {
  const bytes = decodeBase64(text);
  return bytes === null || bytes.length === 0 ? bytesHelp : bytes;
};

const bytesHelp: DecodeError = { error: 'Write the bytes in base64.' };

/** The value of a binary attribute from its bytes: a GUID has 16, a SID the shape of one, and there is no empty value. */
export const decodeBytes = (name: string, bytes: Uint8Array): Uint8Array | DecodeError => {
  if (guids.has(name)) return bytes.length === 16 ? bytes : guidHelp;
  if (sids.has(name)) return sidText(bytes) === null ? sidHelp : bytes;
  return bytes.length === 0 ? bytesHelp : bytes;
};

/** A value in JSON: numbers beyond 2^53 as text, binary in base64, a reference as its DN, a time in ISO 8601 (hardening VAL-1). */
export type EncodedValue = string | number | boolean | readonly EncodedValue[];

/** What output files and `--json` show of a value. */
export const encodeValue = (value: Value): EncodedValue =>
  isList(value) ? value.map(encodeScalar) : encodeScalar(value);

const encodeScalar = (value: Scalar): string | number | boolean => {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : String(value);
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return encodeBase64(value);
  return value.kind === 'reference' ? value.dn : instantText(value);
};

const isSafe = (value: bigint): boolean =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
