import { compilePart, folded, type Part, type Scope } from './compile.js';
import type { Evaluate } from './define.js';
import {
  describe,
  type Evaluated,
  isFailure,
  isFlowLiteral,
  isPositions,
  type Member,
  textLimit,
  typeError,
} from './evaluated.js';
import { differentLengths } from './map-positions.js';
import type { Meter } from './meter.js';
import { combine, type Operator, operators } from './operators.js';
import type { Failure } from './outcome.js';
import type { ChainExpression } from './tree.js';

/** Compiles a chain of one tier; it is evaluated from left to right (4.2). */
export const compileChain = (tree: ChainExpression, scope: Scope): Part => {
  const parts = tree.operands.map((operand) => compilePart(operand, scope));
  const thunks = parts.map((part) => part.evaluate);
  const evaluate =
    tree.tier === 'logical'
      ? compileLogical(thunks, tree.operators, scope.meter)
      : compileEager(thunks, tree.operators, scope.meter);
  return folded(evaluate, parts, true, scope);
};

const compileEager = (thunks: readonly Evaluate[], symbols: readonly string[], meter: Meter): Evaluate => {
  const chain = symbols.map((symbol) => operators.get(symbol)).filter((operator) => operator !== undefined);
  const [first, second] = thunks;
  const [only] = chain;
  if (chain.length === 1 && first !== undefined && second !== undefined && only !== undefined)
    return compilePair(first, second, only, meter);
  if (first === undefined) return () => null;
  return (context) => {
    let value = first(context);
    for (let i = 0; i < chain.length; i++) {
      if (isFailure(value)) return value;
      const operator = chain[i];
      const next = thunks[i + 1]?.(context) ?? null;
      if (operator === undefined) continue;
      if (
        typeof value === 'string' &&
        typeof next === 'string' &&
        operator.symbol === '&' &&
        value.length + next.length <= textLimit
      )
        value = value + next;
      else value = apply(operator, value, next, meter);
    }
    return value;
  };
};

/** The pairs that occur on every object have a path of their own; all others go through the table of the operator. */
const compilePair = (first: Evaluate, second: Evaluate, operator: Operator, meter: Meter): Evaluate => {
  const slow = (left: Evaluated, right: Evaluated): Evaluated =>
    isFailure(left) ? left : apply(operator, left, right, meter);
  const isEquality = operator.symbol === '=' || operator.symbol === '<>';
  if (isEquality) {
    const whenEqual = operator.symbol === '=';
    return (context) => {
      const left = first(context);
      if (isFailure(left)) return left;
      const right = second(context);
      if (typeof left === 'object' || typeof left !== typeof right) return slow(left, right);
      return (left === right) === whenEqual;
    };
  }
  const less = quickOrders.get(operator.symbol);
  if (less !== undefined)
    return (context) => {
      const left = first(context);
      if (isFailure(left)) return left;
      const right = second(context);
      return typeof left === 'bigint' && typeof right === 'bigint' ? less(left, right) : slow(left, right);
    };
  const joins = operator.symbol === '&';
  return (context) => {
    const left = first(context);
    if (isFailure(left)) return left;
    const right = second(context);
    if (joins && typeof left === 'string' && typeof right === 'string' && left.length + right.length <= textLimit)
      return left + right;
    return slow(left, right);
  };
};

/** Numbers are compared on every object. */
const quickOrders = new Map<string, (left: bigint, right: bigint) => boolean>([
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
]);

/** An operator on evaluated operands, position by position when one is a list (7.2). */
const apply = (operator: Operator, left: Evaluated, right: Evaluated, meter: Meter): Evaluated => {
  if (isFailure(left)) return left;
  if (isFailure(right)) return right;
  if (isFlowLiteral(left) || isFlowLiteral(right))
    return typeError(`\`${operator.symbol}\` does not take ${describe(isFlowLiteral(left) ? left : right)}`);
  if (!isPositions(left) && !isPositions(right)) return combine(operator, left, right);
  return positionwise(left, right, meter, (a, b) => combine(operator, a, b));
};

const positionwise = (
  left: Member | readonly Member[],
  right: Member | readonly Member[],
  meter: Meter,
  compute: (left: Member, right: Member) => Member | Failure,
): readonly Member[] | Failure => {
  const length = isPositions(left) ? left.length : isPositions(right) ? right.length : 0;
  if (isPositions(right) && right.length !== length) return differentLengths(length, right.length);
  const overdrawn = meter.spend(length);
  if (overdrawn !== null) return overdrawn;
  const results: Member[] = [];
  for (let i = 0; i < length; i++) {
    const a = isPositions(left) ? (left[i] ?? null) : left;
    const b = isPositions(right) ? (right[i] ?? null) : right;
    const result = compute(a, b);
    if (isFailure(result)) return result;
    results.push(result);
  }
  return results;
};

/** `&&` and `||`: NULL is False, and what the left operand decides is not evaluated any more (4.4, S23). */
const compileLogical = (thunks: readonly Evaluate[], symbols: readonly string[], meter: Meter): Evaluate => {
  const isAnd = symbols.map((symbol) => symbol === '&&');
  const [first = () => null, ...rest] = thunks;
  return (context) => {
    let value = truth(first(context), symbols[0] ?? '');
    for (let i = 0; i < rest.length; i++) {
      if (isFailure(value)) return value;
      const and = isAnd[i] === true;
      // `True && x` is x, `False || x` is x, and the other two are decided.
      if (typeof value === 'boolean') {
        if (value === and) value = truth(rest[i]?.(context) ?? null, symbols[i] ?? '');
      } else if (value.some((member) => member === and)) {
        const right = truth(rest[i]?.(context) ?? null, symbols[i] ?? '');
        if (isFailure(right)) return right;
        const both = positionwise(value, right, meter, (a, b) => (a === and ? b === true : a));
        // INVARIANT: every position was made True or False.
        value = isFailure(both) ? both : (both as readonly boolean[]);
      }
    }
    return value;
  };
};

/** An operand of `&&` or `||` as True or False, at every position. */
const truth = (value: Evaluated, symbol: string): boolean | readonly boolean[] | Failure => {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (isFailure(value)) return value;
  const wrong = isPositions(value) ? value.find((each) => each !== null && typeof each !== 'boolean') : value;
  if (isPositions(value) && wrong === undefined) return value.map((member) => member === true);
  return typeError(`\`${symbol}\` takes Booleans, not ${describe(wrong ?? null)}`);
};
