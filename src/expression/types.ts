import type { AttributeDefinition, AttributeType } from '../attribute/schema.js';
import type { Evaluated, Member } from './evaluated.js';
import { authoritativeNull } from './outcome.js';

/** A set of the kinds below, one bit each: what a value can be (expression-language 5, 9.1, 12). */
export type Kinds = number;

export const text = 1 << 0;
/** The empty text: no value at the boundary of the flow (9.2). */
export const emptyText = 1 << 1;
export const positive = 1 << 2;
export const zero = 1 << 3;
export const negative = 1 << 4;
export const isTrue = 1 << 5;
export const isFalse = 1 << 6;
export const binary = 1 << 7;
export const ref = 1 << 8;
export const instant = 1 << 9;
/** NULL; in a list the placeholder of a position without value (7.2). */
export const nothing = 1 << 10;
export const clears = 1 << 11;
export const ignores = 1 << 12;
/** Evaluation can end with a run-time failure. */
export const failure = 1 << 13;

export const str: Kinds = text | emptyText;
export const num: Kinds = positive | zero | negative;
export const bool: Kinds = isTrue | isFalse;
/** What attributes can hold. */
export const stored: Kinds = str | num | bool | binary | ref;
/** Every value; NULL and the flow literals are none. */
export const values: Kinds = stored | instant;
export const flowLiterals: Kinds = clears | ignores;

/**
 * What is known of an expression before it runs: a set that holds everything it can yield. Single values and lists stand
 * apart, because being a list is a property of the source attribute and not of the number of values (5).
 */
export interface StaticType {
  /** As a whole: single values, NULL, flow literals, failure. */
  readonly single: Kinds;
  /** What a position of a list can hold; nothing at all when it is never a list. */
  readonly list: Kinds;
  /** Lists of one origin have the same number of positions (7.2). */
  readonly origin?: string;
  /** The sets are wide only because the schema does not tell: what cannot be proved is not held against the expression. */
  readonly unknown?: true;
}

export const never: StaticType = { single: 0, list: 0 };
export const single = (kinds: Kinds): StaticType => ({ single: kinds, list: 0 });

export const isNever = (type: StaticType): boolean => ((type.single & ~failure) | type.list) === 0;

/** Either of two types. */
export const either = (a: StaticType, b: StaticType): StaticType => {
  const type: StaticType = { single: a.single | b.single, list: a.list | b.list };
  const origin = a.list === 0 ? b.origin : b.list === 0 || a.origin === b.origin ? a.origin : undefined;
  const placed = origin === undefined ? type : { ...type, origin };
  return a.unknown === true || b.unknown === true ? { ...placed, unknown: true } : placed;
};

/** The same type, and a failure beside it. */
export const orFailure = (type: StaticType, fails: Kinds): StaticType =>
  (fails & failure) === 0 ? type : { ...type, single: type.single | failure };

/** Placeholders leave a list where it leaves the mapping; a list of nothing else is NULL (7.2). */
export const withoutPlaceholders = (type: StaticType): StaticType => {
  if ((type.list & nothing) === 0) return type;
  const { single: whole, list, unknown } = type;
  const left: StaticType = { single: whole | nothing, list: list & ~nothing };
  return unknown === true ? { ...left, unknown } : left;
};

/** What one position of a value can be, taken from a single value or from a list. */
export const position = (type: StaticType): Kinds => (type.single & ~failure) | type.list;

const kindsOf: Readonly<Record<AttributeType, Kinds>> = {
  string: str,
  number: num,
  boolean: bool,
  binary,
  reference: ref,
  // Held as text in AD's generalised-time form (sync-engine 2.3).
  dateTime: str,
};

/** The kinds that an attribute of this type holds (sync-engine 2.3). */
export const kindsOfAttribute = (type: AttributeType): Kinds => kindsOf[type];

/** The kind of one value. */
export const kindsOfMember = (value: Member): Kinds => {
  switch (typeof value) {
    case 'string':
      return value === '' ? emptyText : text;
    case 'bigint':
      return value > 0n ? positive : value === 0n ? zero : negative;
    case 'boolean':
      return value ? isTrue : isFalse;
    default:
      if (value === null) return nothing;
      if (value instanceof Uint8Array) return binary;
      return value.kind === 'reference' ? ref : instant;
  }
};

/** The type of what an expression yielded. */
export const typeOfEvaluated = (value: Evaluated): StaticType => {
  if (Array.isArray(value))
    return { single: 0, list: value.reduce((kinds, member) => kinds | kindsOfMember(member), 0) };
  // `tsc` does not see that `isArray` recognises lists that cannot be changed.
  const scalar = value as Exclude<Evaluated, readonly Member[]>;
  if (typeof scalar !== 'object' || scalar === null || scalar instanceof Uint8Array)
    return single(kindsOfMember(scalar));
  if (scalar.kind === 'failure') return single(failure);
  if (scalar.kind === 'reference' || scalar.kind === 'instant') return single(kindsOfMember(scalar));
  return single(scalar === authoritativeNull ? clears : ignores);
};

/** The type of an attribute: absent is always possible (PIPE-8). */
export const typeOfAttribute = ({ name, type, multiValued }: AttributeDefinition): StaticType =>
  multiValued ? { single: nothing, list: kindsOf[type], origin: name } : single(kindsOf[type] | nothing);

/** An attribute of which no schema tells anything. */
export const unknownAttribute = (name: string): StaticType => ({
  single: stored | nothing,
  list: stored,
  origin: name,
  unknown: true,
});

const baseNames: readonly (readonly [Kinds, string, string])[] = [
  [str, 'str', 'text'],
  [num, 'num', 'a number'],
  [bool, 'bool', 'a Boolean'],
  [binary, 'bin', 'binary'],
  [ref, 'ref', 'a reference'],
  [instant, 'dt', 'a date'],
];

/** The type as the reference writes it: `str`, `mvref | NULL`, `num | NULL | failure`. */
export const printType = (type: StaticType): string => {
  const names: string[] = [];
  for (const [kinds, name] of baseNames) if ((type.single & kinds) !== 0) names.push(name);
  for (const [kinds, name] of baseNames) if ((type.list & kinds) !== 0) names.push(`mv${name}`);
  if (((type.single | type.list) & nothing) !== 0) names.push('NULL');
  if ((type.single & clears) !== 0) names.push('AuthoritativeNull');
  if ((type.single & ignores) !== 0) names.push('IgnoreThisFlow');
  if ((type.single & failure) !== 0) names.push('failure');
  return names.length === 0 ? 'never' : names.join(' | ');
};

/** The kinds in words, for messages: `text or a number`. */
export const describeKinds = (kinds: Kinds): string => {
  const names = baseNames.filter(([mask]) => (kinds & mask) !== 0).map(([, , words]) => words);
  if ((kinds & clears) !== 0) names.push('`AuthoritativeNull`');
  if ((kinds & ignores) !== 0) names.push('`IgnoreThisFlow`');
  if (names.length === 0) return 'NULL';
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};

/** A type in words: `text`, `a list of references`. */
export const describeType = (type: StaticType): string => {
  const whole = type.single & (values | flowLiterals);
  const members = type.list & values;
  if (members === 0) return describeKinds(whole);
  const list = `a list of ${describeMembers(members)}`;
  return whole === 0 ? list : `${describeKinds(whole)} or ${list}`;
};

const plurals: Readonly<Record<string, string>> = {
  text: 'text',
  'a number': 'numbers',
  'a Boolean': 'Booleans',
  binary: 'binary values',
  'a reference': 'references',
  'a date': 'dates',
};

const describeMembers = (kinds: Kinds): string =>
  baseNames
    .filter(([mask]) => (kinds & mask) !== 0)
    .map(([, , words]) => plurals[words] ?? words)
    .join(' or ');
