import type { Reference, Scalar } from '../attribute/value.js';
import {
  describe,
  type Member,
  runtimeError,
  type ScalarType,
  scalarTypeOf,
  textLimit,
  tooLongText,
  typeError,
} from './evaluated.js';
import type { Failure } from './outcome.js';
import type { Tier } from './tree.js';

/** What an operator makes of two single values that are not NULL. */
export interface Combination {
  readonly left: ScalarType;
  readonly right: ScalarType;
  readonly gives: ScalarType;
}

/** A binary operator that evaluates both operands; `&&` and `||` do not and stand apart. */
export interface Operator {
  readonly symbol: string;
  readonly tier: Tier;
  /** Every pair of types it takes; any other pair is a type error, and NULL goes with all of them. */
  readonly takes: readonly Combination[];
  /** What one NULL operand gives: NULL, the other operand as text, or a Boolean. */
  readonly withNull: 'null' | 'other' | boolean;
  /** What two NULL operands give. */
  readonly bothNull: 'null' | boolean;
  /** Whether a NULL operand excuses the other from having a type the operator takes. */
  readonly nullTakesAny: boolean;
  readonly fails?: string;
  readonly summary: string;
  readonly source: string;
  readonly apply: (left: Scalar, right: Scalar) => Scalar | Failure;
}

const scalars: readonly ScalarType[] = ['str', 'num', 'bool', 'bin', 'ref', 'dt'];
const same = (types: readonly ScalarType[], gives?: ScalarType): Combination[] =>
  types.map((type) => ({ left: type, right: type, gives: gives ?? type }));

const outside = (symbol: string): Failure => runtimeError(`the result of \`${symbol}\` does not fit into 64 bits`);
const int64 = (value: bigint, symbol: string): bigint | Failure =>
  BigInt.asIntN(64, value) === value ? value : outside(symbol);

/** INVARIANT: `apply` is called with operands that `takes` allows; that is what the casts below rely on. */
const arithmetic = (
  symbol: string,
  source: string,
  summary: string,
  fails: string,
  compute: (left: bigint, right: bigint) => bigint | Failure,
): Operator => ({
  symbol,
  tier: 'additive',
  takes: same(['num']),
  withNull: 'null',
  bothNull: 'null',
  nullTakesAny: false,
  fails,
  summary,
  source,
  apply: (left, right) => compute(left as bigint, right as bigint),
});

const textOf = (value: Scalar): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'bigint' ? String(value) : (value as Reference).dn;
};

const joinBytes = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(left.length + right.length);
  bytes.set(left);
  bytes.set(right, left.length);
  return bytes;
};

const convertible: readonly ScalarType[] = ['str', 'num', 'bool', 'ref'];

const concatenation: Operator = {
  symbol: '&',
  tier: 'additive',
  takes: [
    ...convertible.flatMap((left) => convertible.map((right): Combination => ({ left, right, gives: 'str' }))),
    { left: 'bin', right: 'bin', gives: 'bin' },
  ],
  withNull: 'other',
  bothNull: 'null',
  nullTakesAny: false,
  fails: `the result is longer than ${textLimit} characters`,
  summary: 'Joins two texts, or the bytes of two binary values; numbers, Booleans and references become text.',
  source: 'expression-language 4.6, S7, S8',
  apply: (left, right) => {
    if (left instanceof Uint8Array) {
      const bytes = right as Uint8Array;
      return left.length + bytes.length > textLimit ? tooLongText : joinBytes(left, bytes);
    }
    const text = textOf(left) + textOf(right);
    return text.length > textLimit ? tooLongText : text;
  },
};

const isEqual = (left: Scalar, right: Scalar): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' && typeof right !== 'object') return false;
  if (left instanceof Uint8Array) {
    const bytes = right as Uint8Array;
    return left.length === bytes.length && left.every((byte, i) => byte === bytes[i]);
  }
  if (typeof left === 'object' && left.kind === 'instant') return left.ticks === (right as typeof left).ticks;
  return textOf(left) === textOf(right);
};

const equality = (symbol: string, whenEqual: boolean): Operator => ({
  symbol,
  tier: 'comparison',
  takes: [
    ...same(scalars, 'bool'),
    { left: 'ref', right: 'str', gives: 'bool' },
    { left: 'str', right: 'ref', gives: 'bool' },
  ],
  withNull: !whenEqual,
  bothNull: whenEqual,
  nullTakesAny: true,
  summary: whenEqual
    ? 'Whether two values of one type are equal; text is compared with its case.'
    : 'The exact negation of `=`.',
  source: 'expression-language 4.3, S5, S6',
  apply: (left, right) => isEqual(left, right) === whenEqual,
});

const order = (symbol: string, holds: (left: string | bigint, right: string | bigint) => boolean): Operator => ({
  symbol,
  tier: 'comparison',
  takes: same(['str', 'num', 'dt'], 'bool'),
  withNull: false,
  bothNull: false,
  nullTakesAny: true,
  summary: `Whether the left value is ${words.get(symbol)} the right one; text is ordered by code unit.`,
  source: 'expression-language 4.3',
  apply: (left, right) => holds(comparable(left), comparable(right)),
});

const words = new Map([
  ['<', 'less than'],
  ['<=', 'at most'],
  ['>', 'greater than'],
  ['>=', 'at least'],
]);

const comparable = (value: Scalar): string | bigint =>
  typeof value === 'object' ? (value as { readonly ticks: bigint }).ticks : (value as string | bigint);

/** Every operator that evaluates both operands, by its symbol (expression-language 4.3, 4.5, 4.6). */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [
    arithmetic(
      '+',
      'expression-language 4.5',
      'The sum; it never joins text.',
      'the sum does not fit into 64 bits',
      (l, r) => int64(l + r, '+'),
    ),
    arithmetic('-', 'expression-language 4.5', 'The difference.', 'the difference does not fit into 64 bits', (l, r) =>
      int64(l - r, '-'),
    ),
    arithmetic('*', 'expression-language 4.5', 'The product.', 'the product does not fit into 64 bits', (l, r) =>
      int64(l * r, '*'),
    ),
    arithmetic(
      '/',
      'expression-language 4.5, C2',
      'The quotient without its fraction; not documented by Microsoft.',
      'the divisor is 0, or the quotient does not fit into 64 bits',
      (l, r) => (r === 0n ? runtimeError('a division by zero') : int64(l / r, '/')),
    ),
    concatenation,
    equality('=', true),
    equality('<>', false),
    order('<', (l, r) => l < r),
    order('<=', (l, r) => l <= r),
    order('>', (l, r) => l > r),
    order('>=', (l, r) => l >= r),
  ].map((operator) => [operator.symbol, operator]),
);

const allowed = new Map<Operator, ReadonlySet<string>>(
  [...operators.values()].map((operator) => [
    operator,
    new Set(operator.takes.flatMap(({ left, right }) => [`${left} ${right}`, `${left} `, ` ${right}`])),
  ]),
);

/** Applies an operator to two single values, NULL among them (4.3, 4.5, 4.6). */
export const combine = (operator: Operator, left: Member, right: Member): Member | Failure => {
  if (left === null && right === null) return operator.bothNull === 'null' ? null : operator.bothNull;
  if (left === null || right === null) {
    if (!operator.nullTakesAny && allowed.get(operator)?.has(pairOf(left, right)) !== true)
      return mismatch(operator, left, right);
    if (operator.withNull === 'null') return null;
    if (operator.withNull !== 'other') return operator.withNull;
    const other = left ?? right;
    return other === null || other instanceof Uint8Array ? other : textOf(other);
  }
  return allowed.get(operator)?.has(pairOf(left, right)) === true
    ? operator.apply(left, right)
    : mismatch(operator, left, right);
};

const pairOf = (left: Member, right: Member): string =>
  `${left === null ? '' : scalarTypeOf(left)} ${right === null ? '' : scalarTypeOf(right)}`;

const mismatch = ({ symbol }: Operator, left: Member, right: Member): Failure =>
  typeError(`\`${symbol}\` does not take ${describe(left)} and ${describe(right)}`);
