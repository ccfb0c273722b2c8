import { isList, type Scalar, type Value } from '../attribute/value.js';

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** A text that equal scalars share and different ones do not; only texts themselves lack the NUL in front (IN-3). */
export const scalarKey = (value: Scalar): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return `\0n${value}`;
  if (typeof value === 'boolean') return value ? '\0t' : '\0f';
  if (value instanceof Uint8Array) return `\0b${latin1(value)}`;
  return value.kind === 'reference' ? `\0r${value.dn}` : `\0i${value.ticks}`;
};

/** One character per byte. */
export const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

const sameScalar = (a: Scalar, b: Scalar): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && scalarKey(a) === scalarKey(b));

/** Whether writing `b` over `a` would change the object: the values of an attribute are a set (MRG-4). */
export const sameValue = (a: Value | null, b: Value | null): boolean => {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (!isList(a)) return !isList(b) && sameScalar(a, b);
  if (!isList(b) || a.length !== b.length) return false;
  if (a.every((value, i) => sameScalar(value, b[i] as Scalar))) return true; // `b` is as long as `a`
  const left = new Set(a.map(scalarKey));
  const right = new Set(b.map(scalarKey));
  return left.size === right.size && [...left].every((key) => right.has(key));
};
