import { type Operator, operators } from '../operators.js';
import type { ChainExpression, Expression } from '../tree.js';
import {
  describeKinds,
  failure,
  type Kinds,
  nothing,
  num,
  type StaticType,
  single,
  str,
  values,
  zero,
} from '../types.js';
import { kindsOfBase } from './arguments.js';
import { type CheckRun, quoted, type Scope } from './context.js';
import { typeOfLogic } from './logic.js';
import { mapped } from './mapping.js';
import { checkOperand } from './operand.js';
import { negated, resultOfOperator } from './operator-results.js';

/** The type of a chain, left to right (4.2). */
export const typeOfChain = (chain: ChainExpression, scope: Scope, run: CheckRun): StaticType => {
  const first = chain.operands[0];
  if (first === undefined) return single(nothing);
  if (chain.tier === 'logical') return typeOfLogic(chain, first, scope, run);
  let left = run.typeOf(first, scope);
  let leftTree = first;
  for (const [index, symbol] of chain.operators.entries()) {
    const operator = operators.get(symbol);
    const rightTree = chain.operands[index + 1];
    if (operator === undefined || rightTree === undefined) break;
    const right = run.typeOf(rightTree, scope);
    const pair: Pair = { operator, left, right, leftTree, rightTree };
    checkPair(pair, run);
    if (symbol === '/' && (all(right) & zero) !== 0 && (all(left) & num) !== 0)
      run.canFail(rightTree.span, scope, `the divisor ${quoted(rightTree)} can be 0`);
    const span = { start: chain.span.start, end: rightTree.span.end };
    left = mapped([left, right], ([a = 0, b = 0]) => resultOfOperator(symbol, a, b), { run, scope, span });
    // Messages name what stands beside an operator; printing all of a long chain each time would be quadratic.
    leftTree = rightTree;
  }
  return left;
};

interface Pair {
  readonly operator: Operator;
  readonly left: StaticType;
  readonly right: StaticType;
  readonly leftTree: Expression;
  readonly rightTree: Expression;
}

const all = (type: StaticType): Kinds => type.single | type.list;

/** What an operator takes on either side, and for each type on the left what may stand on the right. */
const accepted = new Map(
  [...operators.values()].map((operator) => {
    const partners = new Map<Kinds, Kinds>();
    let right = 0;
    for (const each of operator.takes) {
      const kinds = kindsOfBase[each.left];
      partners.set(kinds, (partners.get(kinds) ?? 0) | kindsOfBase[each.right]);
      right |= kindsOfBase[each.right];
    }
    return [
      operator,
      { left: [...partners.keys()].reduce((kinds, kind) => kinds | kind, 0), right, partners },
    ] as const;
  }),
);

/** The operands one by one, then as a pair (4.3, 4.5, 4.6). */
const checkPair = ({ operator, left, right, leftTree, rightTree }: Pair, run: CheckRun): void => {
  const takes = accepted.get(operator);
  if (takes === undefined) return;
  const { symbol, tier } = operator;
  const helpFor = (type: StaticType): string | undefined => (symbol === '+' && isText(type) ? joinHelp : undefined);
  const leftFits = checkOperand(leftTree, left, takes.left, symbol, run, helpFor(left));
  const rightFits = checkOperand(rightTree, right, takes.right, symbol, run, leftFits ? helpFor(right) : undefined);
  if (!leftFits || !rightFits) return;
  const [a, b] = [all(left) & values, all(right) & values];
  let [fits, clashes] = [false, false];
  for (const [kinds, partners] of takes.partners) {
    if ((a & kinds) === 0) continue;
    fits ||= (b & partners) !== 0;
    clashes ||= (b & ~partners) !== 0;
  }
  if (!clashes || (fits && (left.unknown === true || right.unknown === true))) return;
  const span = { start: leftTree.span.start, end: rightTree.span.end };
  const verb = tier === 'comparison' ? 'compare' : 'join';
  const message = `\`${symbol}\` ${fits ? `can ${verb}` : `${verb}s`} ${describeKinds(a)} with ${describeKinds(b)}`;
  if (tier === 'comparison') run.report('compare-types', span, message);
  else run.report('operand-type', span, message, bytesHelp);
};

const isText = (type: StaticType): boolean => (all(type) & values & ~str) === 0;
const joinHelp = 'Join text with `&`; `+` only adds numbers.';
const bytesHelp = 'Join bytes with bytes only; turn bytes into text with `ConvertToBase64` or `StringFromGuid`.';

/** A minus before a value (4.5); only the smallest number has no counterpart. */
export const typeOfNegation = (
  operand: Expression,
  span: Expression['span'],
  scope: Scope,
  run: CheckRun,
): StaticType => {
  const type = run.typeOf(operand, scope);
  checkOperand(operand, type, num, '-', run);
  // A literal is never the smallest number: it has no sign of its own.
  const isLiteral = operand.kind === 'number' && operand.value >= 0n;
  return mapped([type], ([a = 0]) => (isLiteral ? negated(a) & ~failure : negated(a)), { run, scope, span });
};
