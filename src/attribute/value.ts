/** A distinguished name that points at another object. */
export interface Reference {
  readonly kind: 'reference';
  readonly dn: string;
}

/** A UTC instant in ticks of 100 ns since 0001-01-01; lives only inside expressions (expression-language 5). */
export interface Instant {
  readonly kind: 'instant';
  readonly ticks: bigint;
}

/** One value. Numbers are signed 64-bit and therefore always `bigint` (hardening VAL-1). */
export type Scalar = string | bigint | boolean | Uint8Array | Reference | Instant;

/**
 * What an attribute holds when it is present: one scalar for a single-valued attribute, a non-empty list for a
 * multi-valued one even if it has one member. An absent attribute has no `Value`: it is `null`, or missing from a map.
 */
export type Value = Scalar | readonly Scalar[];

export const reference = (dn: string): Reference => ({ kind: 'reference', dn });

export const isList = (value: Value): value is readonly Scalar[] => Array.isArray(value);

/** The values of an attribute as a list, whatever its shape; absent gives the empty list. */
export const valuesOf = (value: Value | null | undefined): readonly Scalar[] =>
  value === null || value === undefined ? [] : isList(value) ? value : [value];

/** The first value of an attribute, whatever its shape. */
export const firstOf = (value: Value | undefined): Scalar | undefined =>
  value !== undefined && isList(value) ? value[0] : value;

/** The attributes of one object by their exact schema name; absent attributes are not in the map. */
export type Attributes = ReadonlyMap<string, Value>;
