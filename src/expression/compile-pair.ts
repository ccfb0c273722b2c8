import type { Evaluate } from './define.js';
import { type Evaluated, isFailure, textLimit } from './evaluated.js';
import { type Part, partValue } from './part.js';

/** What an operator gives for operands that are not looked at here. */
type Otherwise = (left: Evaluated, right: Evaluated) => Evaluated;

/**
 * Two operands and one operator, by far the most frequent chain. The pairs that occur on every object are answered here, each
 * in a closure of its own, because a closure that sees values of one type only runs much faster; `otherwise` gives the same for
 * them and answers for all others.
 */
export const compilePair = (first: Part, second: Part, symbol: string, otherwise: Otherwise): Evaluate => {
  const constant = second.isConstant ? second.value : null;
  if (symbol === '=' || symbol === '<>') {
    const whenEqual = symbol === '=';
    if (typeof constant === 'string') return equalsText(first, constant, whenEqual, otherwise);
    if (typeof constant === 'bigint') return equalsNumber(first, constant, whenEqual, otherwise);
    return equals(first, second, whenEqual, otherwise);
  }
  const order = orders.get(symbol);
  if (order !== undefined && typeof constant === 'bigint')
    return isAtLeast(first, constant, order.isStrict ? constant + 1n : constant, order.holds, otherwise);
  return symbol === '&' ? joined(first, second, otherwise) : anyPair(first, second, otherwise);
};

/** Each order as "at least the number", or that the next number is reached, or the opposite. */
const orders: ReadonlyMap<string, { readonly isStrict: boolean; readonly holds: boolean }> = new Map([
  ['>=', { isStrict: false, holds: true }],
  ['>', { isStrict: true, holds: true }],
  ['<', { isStrict: false, holds: false }],
  ['<=', { isStrict: true, holds: false }],
]);

const equalsText =
  (first: Part, constant: string, whenEqual: boolean, otherwise: Otherwise): Evaluate =>
  (context) => {
    const left = partValue(first, context);
    if (typeof left === 'string') return (left === constant) === whenEqual;
    return left === null ? !whenEqual : otherwise(left, constant);
  };

const equalsNumber =
  (first: Part, constant: bigint, whenEqual: boolean, otherwise: Otherwise): Evaluate =>
  (context) => {
    const left = partValue(first, context);
    if (typeof left === 'bigint') return (left === constant) === whenEqual;
    return left === null ? !whenEqual : otherwise(left, constant);
  };

const equals =
  (first: Part, second: Part, whenEqual: boolean, otherwise: Otherwise): Evaluate =>
  (context) => {
    const left = partValue(first, context);
    if (isFailure(left)) return left;
    const right = partValue(second, context);
    if (typeof left === 'object' || typeof left !== typeof right) return otherwise(left, right);
    return (left === right) === whenEqual;
  };

const isAtLeast =
  (first: Part, constant: bigint, bound: bigint, holds: boolean, otherwise: Otherwise): Evaluate =>
  (context) => {
    const left = partValue(first, context);
    if (typeof left === 'bigint') return left >= bound === holds;
    return left === null ? false : otherwise(left, constant);
  };

const joined =
  (first: Part, second: Part, otherwise: Otherwise): Evaluate =>
  (context) => {
    const left = partValue(first, context);
    if (isFailure(left)) return left;
    const right = partValue(second, context);
    return typeof left === 'string' && typeof right === 'string' && left.length + right.length <= textLimit
      ? left + right
      : otherwise(left, right);
  };

const anyPair =
  (first: Part, second: Part, otherwise: Otherwise): Evaluate =>
  (context) => {
    const left = partValue(first, context);
    return isFailure(left) ? left : otherwise(left, partValue(second, context));
  };
