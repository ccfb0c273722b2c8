import {
  binary,
  bool,
  emptyText,
  failure,
  instant,
  isFalse,
  isTrue,
  type Kinds,
  negative,
  nothing,
  num,
  positive,
  ref,
  type StaticType,
  str,
  text,
  values,
  zero,
} from '../types.js';

/** True and False as far as a predicate can be either. */
const verdict = (canBeTrue: boolean, canBeFalse: boolean): Kinds =>
  (canBeTrue ? isTrue : 0) | (canBeFalse ? isFalse : 0);

const convertible = str | num | bool | ref;

/** What the predicates that take a whole value say of a type without placeholders (14.2). */
export const predicateResults: Readonly<Record<string, (type: StaticType) => Kinds>> = {
  IsNull: ({ single, list }) => verdict((single & nothing) !== 0, ((single & values) | list) !== 0),
  IsEmpty: ({ single, list }) =>
    verdict(((single | list) & emptyText) !== 0, ((single | list) & ~(emptyText | failure)) !== 0),
  IsNullOrEmpty: ({ single, list }) =>
    verdict(((single & nothing) | ((single | list) & emptyText)) !== 0, ((single | list) & values & ~emptyText) !== 0),
  IsPresent: ({ single, list }) =>
    verdict(((single | list) & values & ~emptyText) !== 0, ((single & nothing) | ((single | list) & emptyText)) !== 0),
  IsString: ({ single, list }) =>
    verdict(
      ((single | list) & convertible) !== 0,
      ((single | list) & (binary | instant)) !== 0 || (single & nothing) !== 0,
    ),
  // A list is neither a number nor a date.
  IsNumeric: ({ single, list }) => verdict((single & (text | num)) !== 0, ((single & ~(num | failure)) | list) !== 0),
  IsDate: ({ single, list }) =>
    verdict((single & (text | instant)) !== 0, ((single & ~(instant | failure)) | list) !== 0),
};

const has = (kinds: Kinds, some: Kinds): boolean => (kinds & some) !== 0;

/** Kinds that each kind of the first argument gives. */
const each =
  (...table: readonly (readonly [from: Kinds, to: Kinds])[]) =>
  ([first = 0]: readonly Kinds[]): Kinds =>
    table.reduce((kinds, [from, to]) => (has(first, from) ? kinds | to : kinds), 0);

const sameText = each([text, text], [emptyText, emptyText]);
const shorterText = each([text, str], [emptyText, emptyText]);

/**
 * Where the result says more than its declared type: by the kinds of the arguments, none of them NULL. Failures are declared
 * with the function and not repeated here.
 */
export const resultKinds: Readonly<Record<string, (positions: readonly Kinds[]) => Kinds>> = {
  CBool: each([isTrue | positive | negative, isTrue], [isFalse | zero, isFalse], [text, bool]),
  CNum: each([positive, positive], [zero, zero], [negative, negative], [text, num], [binary, positive | zero]),
  Guid: () => text,
  StringFromGuid: () => text,
  StringFromSid: () => text,
  CStr: each([text | num | bool, text], [emptyText, emptyText], [ref, str]),
  ConvertToBase64: each([text, text], [emptyText, emptyText], [binary, str]),
  ConvertToUTF8Hex: sameText,
  LCase: sameText,
  UCase: sameText,
  PCase: sameText,
  Trim: shorterText,
  LTrim: shorterText,
  RTrim: shorterText,
  Left: shorterText,
  Right: shorterText,
  Word: shorterText,
  Mid: each([text, str], [emptyText, emptyText], [binary, binary]),
  Len: each([text, positive], [emptyText, zero], [binary, positive | zero]),
  InStr: each([text, positive | zero], [emptyText, zero]),
  InStrRev: () => positive | zero,
  Contains: () => positive | zero,
  Count: () => positive,
  NumFromDate: () => positive | zero,
  BitAnd: ([a = 0, b = 0]) =>
    (has(a & b, positive) || (has(a, positive) && has(b, negative)) || (has(a, negative) && has(b, positive))
      ? positive | zero
      : 0) |
    (has(a & b, negative) ? negative : 0) |
    (has(a | b, zero) ? zero : 0),
  BitOr: ([a = 0, b = 0]) =>
    (has(a | b, negative) ? negative : 0) |
    (has(a | b, positive) && has(a, positive | zero) && has(b, positive | zero) ? positive : 0) |
    (has(a & b, zero) ? zero : 0),
};
