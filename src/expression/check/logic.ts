import type { ChainExpression, Expression } from '../tree.js';
import { bool, failure, isFalse, isNever, isTrue, type Kinds, nothing, type StaticType } from '../types.js';
import type { CheckRun, Scope } from './context.js';
import { mapped } from './mapping.js';
import { narrow } from './narrow.js';
import { checkOperand } from './operand.js';
import { resultOfLogic } from './operator-results.js';

/**
 * The type of a chain of `&&` and `||`, left to right; a right operand is checked under what the left side says, because
 * it is evaluated only when the left side does not decide (4.4, S23).
 */
export const typeOfLogic = (chain: ChainExpression, first: Expression, scope: Scope, run: CheckRun): StaticType => {
  let left = run.typeOf(first, scope);
  let known = scope;
  let previous = first;
  checkOperand(first, left, bool, chain.operators[0] ?? '&&', run);
  for (const [index, operator] of chain.operators.entries()) {
    const operand = chain.operands[index + 1];
    if (operand === undefined) break;
    const isAnd = operator === '&&';
    // Behind a change of operator only the last operand before it is known to have decided nothing.
    const isUniform = index === 0 || chain.operators[index - 1] === operator;
    known = narrow(previous, isAnd, isUniform ? known : scope, run);
    const isReached = ((left.single | left.list) & (isAnd ? isTrue : isFalse | nothing)) !== 0;
    const right = run.typeOf(operand, isReached ? known : { ...known, dead: true });
    checkOperand(operand, right, bool, operator, run);
    left = join(operator, left, isReached ? right : null, {
      run,
      scope,
      span: { start: chain.span.start, end: operand.span.end },
    });
    previous = operand;
  }
  return left;
};

/** `right` is null where it is never evaluated. */
const join = (
  operator: string,
  left: StaticType,
  right: StaticType | null,
  place: Parameters<typeof mapped>[2],
): StaticType => {
  const [deciding, result] = operator === '&&' ? [isFalse | nothing, isFalse] : [isTrue, isTrue];
  const decided = (kinds: Kinds): Kinds => ((kinds & deciding) === 0 ? 0 : result);
  if (right !== null && !isNever(right)) {
    const both = mapped([left, right], ([a = 0, b = 0]) => resultOfLogic(operator, a, b), place);
    // A single value that decides stays one, even where the right operand would be a list.
    return { ...both, single: both.single | decided(left.single) };
  }
  return {
    ...left,
    single: decided(left.single) | (left.single & failure) | ((right?.single ?? 0) & failure),
    list: decided(left.list),
  };
};
