import { isList, reference, type Scalar, type Value } from '../attribute/value.js';
import { decodeBase64, encodeBase64 } from '../base/base64.js';
import { instantAt, isoText } from './instant.js';
import type { Outcome } from './outcome.js';

/** A value, a flow literal or a failure as test vectors write them in JSON; `{num}` where JSON would round. */
export type EncodedVectorValue =
  | string
  | number
  | boolean
  | { readonly num: string }
  | { readonly base64: string }
  | { readonly dateTime: string }
  | { readonly ref: string }
  | { readonly literal: string }
  | { readonly error: string; readonly message?: string }
  | readonly EncodedVectorValue[];

/** An outcome in the encoding of test vectors. */
export const encodeOutcome = (outcome: Outcome): EncodedVectorValue => {
  if (outcome === null) return { literal: 'NULL' };
  if (typeof outcome !== 'object' || outcome instanceof Uint8Array) return encodeScalar(outcome);
  if (!('kind' in outcome)) return isList(outcome) ? outcome.map(encodeScalar) : encodeScalar(outcome);
  switch (outcome.kind) {
    case 'authoritativeNull':
      return { literal: 'AuthoritativeNull' };
    case 'ignoreThisFlow':
      return { literal: 'IgnoreThisFlow' };
    case 'failure':
      return outcome.raised === true ? { error: outcome.error, message: outcome.message } : { error: outcome.error };
    default:
      return encodeScalar(outcome);
  }
};

const encodeScalar = (value: Scalar): EncodedVectorValue => {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : { num: String(value) };
  }
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return { base64: encodeBase64(value) };
  return value.kind === 'reference' ? { ref: value.dn } : { dateTime: isoText(value) };
};

/** The value that a vector writes; `undefined` when it is none. */
export const decodeVectorValue = (encoded: unknown): Value | undefined => {
  if (!Array.isArray(encoded)) return decodeScalar(encoded);
  const members: Scalar[] = [];
  for (const each of encoded) {
    const member = decodeScalar(each);
    if (member === undefined) return undefined;
    members.push(member);
  }
  return members.length === 0 ? undefined : members;
};

const decodeScalar = (encoded: unknown): Scalar | undefined => {
  if (typeof encoded === 'string' || typeof encoded === 'boolean') return encoded;
  if (typeof encoded === 'number') return Number.isSafeInteger(encoded) ? BigInt(encoded) : undefined;
  if (typeof encoded !== 'object' || encoded === null) return undefined;
  if ('num' in encoded && typeof encoded.num === 'string') return decodeNumber(encoded.num);
  if ('base64' in encoded && typeof encoded.base64 === 'string') return decodeBase64(encoded.base64) ?? undefined;
  if ('ref' in encoded && typeof encoded.ref === 'string') return reference(encoded.ref);
  if ('dateTime' in encoded && typeof encoded.dateTime === 'string') return instantAt(encoded.dateTime) ?? undefined;
  return undefined;
};

const decodeNumber = (text: string): bigint | undefined => {
  const number = /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined;
  return number !== undefined && BigInt.asIntN(64, number) === number ? number : undefined;
};
