import { compilePart, folded, type Scope } from './compile.js';
import { compilePair } from './compile-pair.js';
import type { EvaluationContext } from './context.js';
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
import { answer, conditionPart, type Part, partValue, presencePart } from './part.js';
import type { ChainExpression } from './tree.js';

/** Compiles a chain of one tier; it is evaluated from left to right (4.2). */
export const compileChain = (tree: ChainExpression, scope: Scope): Part => {
  const parts = tree.operands.map((operand) => compilePart(operand, scope));
  const asked = presenceIs(parts, tree.operators);
  if (asked !== null) return asked;
  const evaluate =
    tree.tier === 'logical'
      ? compileLogical(parts, tree.operators, scope.meter)
      : compileEager(parts, tree.operators, scope.meter);
  const part = folded(evaluate, parts, true, scope);
  return part.isConstant || tree.tier === 'additive' ? part : conditionPart(evaluate, part.cost);
};

/** `IsPresent([a]) = False` and the like ask the same of the attribute, perhaps the other way round. */
const presenceIs = ([left, right]: readonly Part[], symbols: readonly string[]): Part | null => {
  const [symbol] = symbols;
  if (left?.presence == null || right?.isConstant !== true || typeof right.value !== 'boolean') return null;
  if (symbols.length !== 1 || (symbol !== '=' && symbol !== '<>')) return null;
  const { slot, ofAbsent } = left.presence;
  return presencePart({ slot, ofAbsent: ofAbsent === (right.value === (symbol === '=')) }, left.cost + right.cost + 1);
};

const compileEager = (parts: readonly Part[], symbols: readonly string[], meter: Meter): Evaluate => {
  const chain = symbols.map((symbol) => operators.get(symbol)).filter((operator) => operator !== undefined);
  const [first, second] = parts;
  const [only] = chain;
  if (chain.length === 1 && first !== undefined && second !== undefined && only !== undefined)
    return compilePair(first, second, only.symbol, (left, right) => apply(only, left, right, meter));
  if (first === undefined) return () => null;
  return (context) => {
    let value = partValue(first, context);
    for (let i = 0; i < chain.length; i++) {
      if (isFailure(value)) return value;
      const operator = chain[i];
      const part = parts[i + 1];
      if (operator === undefined || part === undefined) continue;
      const next = partValue(part, context);
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
const compileLogical = (parts: readonly Part[], symbols: readonly string[], meter: Meter): Evaluate => {
  const isAnd = symbols.map((symbol) => symbol === '&&');
  const [first, ...rest] = parts;
  return (context) => {
    let value = first === undefined ? false : truthOf(first, context, symbols[0] ?? '');
    for (let i = 0; i < rest.length; i++) {
      if (isFailure(value)) return value;
      const and = isAnd[i] === true;
      const part = rest[i];
      if (part === undefined) continue;
      // `True && x` is x, `False || x` is x, and the other two are decided.
      if (typeof value === 'boolean') {
        if (value === and) value = truthOf(part, context, symbols[i] ?? '');
      } else if (value.some((member) => member === and)) {
        const right = truthOf(part, context, symbols[i] ?? '');
        if (isFailure(right)) return right;
        const both = positionwise(value, right, meter, (a, b) => (a === and ? b === true : a));
        // INVARIANT: every position was made True or False.
        value = isFailure(both) ? both : (both as readonly boolean[]);
      }
    }
    return value;
  };
};

const truthOf = (part: Part, context: EvaluationContext, symbol: string): boolean | readonly boolean[] | Failure =>
  part.presence === null ? truth(partValue(part, context), symbol) : answer(part.presence, context);

/** An operand of `&&` or `||` as True or False, at every position. */
const truth = (value: Evaluated, symbol: string): boolean | readonly boolean[] | Failure => {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (isFailure(value)) return value;
  const wrong = isPositions(value) ? value.find((each) => each !== null && typeof each !== 'boolean') : value;
  if (isPositions(value) && wrong === undefined) return value.map((member) => member === true);
  return typeError(`\`${symbol}\` takes Booleans, not ${describe(wrong ?? null)}`);
};
