import { instantText } from '../attribute/instant-text.js';
import type { Scalar, Value } from '../attribute/value.js';
import { isList } from '../attribute/value.js';
import { encodeBase64 } from '../base/base64.js';
import { jsonQuote } from './json-quote.js';

/** What a value is in the JSON that onegal writes. */
export type JsonScalar = string | number | boolean;

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * A value as JSON: lists as arrays, binary as base64, references as DN, and integers as numbers as far as a JSON number holds them
 * exactly, as decimal text beyond (hardening VAL-1).
 */
export const jsonValue = (value: Value): JsonScalar | readonly JsonScalar[] =>
  isList(value) ? value.map(jsonScalar) : jsonScalar(value);

/** The same as text. */
export const jsonValueText = (value: Value): string => {
  if (typeof value === 'string') return jsonQuote(value);
  if (!isList(value)) return scalarText(value);
  let list = '[';
  for (let i = 0; i < value.length; i++) list += (i === 0 ? '' : ',') + scalarText(value[i] as Scalar); // `i` is below the length
  return `${list}]`;
};

const scalarText = (value: Scalar): string => {
  if (typeof value === 'string') return jsonQuote(value);
  const scalar = jsonScalar(value);
  return typeof scalar === 'string' ? jsonQuote(scalar) : String(scalar);
};

const jsonScalar = (value: Scalar): JsonScalar => {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value <= safe && value >= -safe ? Number(value) : String(value);
  if (value instanceof Uint8Array) return encodeBase64(value);
  return value.kind === 'reference' ? value.dn : instantText(value);
};
