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
  str,
  text,
  zero,
} from '../types.js';

/** What an operator makes of two operands that may be any of these kinds, failure included (4.3, 4.5, 4.6). */
export const resultOfOperator = (operator: string, a: Kinds, b: Kinds): Kinds => {
  switch (operator) {
    case '&':
      return joined(a, b);
    case '=':
      return equal(a, b, isTrue, isFalse);
    case '<>':
      return equal(a, b, isFalse, isTrue);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (a & ordered) !== 0 && (b & ordered) !== 0 ? bool : isFalse;
    default:
      return calculated(operator, a, b);
  }
};

const ordered: Kinds = str | num | instant;
/** Kinds with a single value: two of them are equal. */
const unique: Kinds = nothing | emptyText | zero | isTrue | isFalse;

/** Whether `kinds` is one kind, and that one holds a single value. */
export const isUnique = (kinds: Kinds): boolean => kinds !== 0 && (kinds & (kinds - 1)) === 0 && (kinds & unique) !== 0;

const equal = (a: Kinds, b: Kinds, whenEqual: Kinds, whenDifferent: Kinds): Kinds => {
  const textAndReference = ((a & ref) !== 0 && (b & str) !== 0) || ((a & str) !== 0 && (b & ref) !== 0);
  const canBeEqual = (a & b) !== 0 || textAndReference;
  const canDiffer = a !== b || !isUnique(a);
  return (canBeEqual ? whenEqual : 0) | (canDiffer ? whenDifferent : 0);
};

const joinable: Kinds = str | num | bool | ref;
/** A DN may be empty for all that is known, numbers and Booleans never are. */
const filled: Kinds = text | num | bool | ref;
const blank: Kinds = emptyText | ref;

const joined = (a: Kinds, b: Kinds): Kinds => {
  const either = (some: Kinds, others: Kinds): boolean =>
    ((a & some) !== 0 && (b & others) !== 0) || ((b & some) !== 0 && (a & others) !== 0);
  return (
    (either(filled, joinable | nothing) ? text : 0) |
    (either(blank, blank | nothing) ? emptyText : 0) |
    (either(binary, binary | nothing) ? binary : 0) |
    (a & b & nothing)
  );
};

const signs: readonly Kinds[] = [negative, zero, positive];

const calculated = (operator: string, a: Kinds, b: Kinds): Kinds => {
  let kinds = (a | b) & nothing;
  for (const [i, one] of signs.entries())
    for (const [j, other] of signs.entries())
      if ((a & one) !== 0 && (b & other) !== 0) kinds |= signOf(operator, i - 1, j - 1);
  return kinds;
};

/** The sign of a result by the signs of the operands, and whether it can leave 64 bits. */
const signOf = (operator: string, a: number, b: number): Kinds => {
  const sign = (s: number): Kinds => (s < 0 ? negative : s > 0 ? positive : zero);
  switch (operator) {
    case '+':
      return a * b < 0 ? num : sign(a + b) | (a !== 0 && b !== 0 ? failure : 0);
    case '-':
      // The smallest number has no positive counterpart.
      return a * b > 0 ? num : sign(a - b) | (b !== 0 && (a !== 0 || b < 0) ? failure : 0);
    case '*':
      return sign(a * b) | (a * b === 0 ? 0 : failure);
    default:
      if (b === 0) return failure;
      return a === 0 ? zero : sign(a * b) | zero | (a < 0 && b < 0 ? failure : 0);
  }
};

/** A minus before a value. */
export const negated = (a: Kinds): Kinds =>
  (a & (nothing | zero)) | ((a & positive) === 0 ? 0 : negative) | ((a & negative) === 0 ? 0 : positive | failure);

/** `&&` and `||`: NULL counts as False (4.4). */
export const resultOfLogic = (operator: string, a: Kinds, b: Kinds): Kinds => {
  const no = isFalse | nothing;
  const isAnd = operator === '&&';
  const canBeTrue = isAnd ? (a & b & isTrue) !== 0 : ((a | b) & isTrue) !== 0;
  const canBeFalse = isAnd ? ((a | b) & no) !== 0 : (a & no) !== 0 && (b & no) !== 0;
  return (canBeTrue ? isTrue : 0) | (canBeFalse ? isFalse : 0);
};
