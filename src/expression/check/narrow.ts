import type { CallExpression, ChainExpression, Expression } from '../tree.js';
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
  position,
  positive,
  ref,
  type StaticType,
  str,
  text,
  zero,
} from '../types.js';
import { type CheckRun, keyOf, narrowTo, type Scope } from './context.js';
import { isUnique } from './operator-results.js';

/**
 * What is known where `condition` was True, or where it was not (False or NULL): `IIF(IsString([x]),CStr([x]),…)` reads
 * a text in its second argument. Conditions are evaluated before what they guard, so what is recognised there cannot fail
 * any more. With a list as condition this is known of its single-valued parts only: the others differ by position (7.3).
 */
export const narrow = (condition: Expression, truth: boolean, scope: Scope, run: CheckRun): Scope => {
  const type = run.types.get(condition);
  if (type === undefined) return scope;
  if (condition.kind === 'chain' && condition.tier === 'logical') return narrowByLogic(condition, truth, scope, run);
  if (type.list !== 0) return scope;
  const own = restrict(condition, truth ? isTrue : isFalse | nothing, 0, scope, run);
  if (condition.kind === 'chain' && condition.tier === 'comparison')
    return narrowByComparison(condition, truth, own, run);
  if (condition.kind === 'call') return narrowByCall(condition, truth, own, run);
  return own;
};

/** Left to right: the last operator joins the last operand with everything before it (C1). */
const narrowByLogic = (chain: ChainExpression, truth: boolean, scope: Scope, run: CheckRun): Scope => {
  const certain = truth ? '&&' : '||';
  let known = scope;
  let index = chain.operators.length;
  for (; index > 0 && chain.operators[index - 1] === certain; index--) {
    const operand = chain.operands[index];
    if (operand !== undefined) known = narrow(operand, truth, known, run);
  }
  const first = chain.operands[0];
  return index === 0 && first !== undefined ? narrow(first, truth, known, run) : known;
};

const narrowByComparison = (chain: ChainExpression, truth: boolean, scope: Scope, run: CheckRun): Scope => {
  const [left, right] = chain.operands;
  const [operator] = chain.operators;
  if (left === undefined || right === undefined || operator === undefined || chain.operators.length !== 1) return scope;
  const [a, b] = [run.types.get(left), run.types.get(right)];
  if (a === undefined || b === undefined || a.list !== 0 || b.list !== 0) return scope;
  const known = narrowSide(left, operator, b.single & ~failure, truth, scope, run);
  return narrowSide(right, flipped[operator] ?? operator, a.single & ~failure, truth, known, run);
};

const flipped: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** `side operator other` was True, or was not. */
const narrowSide = (
  side: Expression,
  operator: string,
  other: Kinds,
  truth: boolean,
  scope: Scope,
  run: CheckRun,
): Scope => {
  const isEquality = operator === '=' || operator === '<>';
  if (isEquality && truth === (operator === '=')) {
    const crossed = other | ((other & str) === 0 ? 0 : ref) | ((other & ref) === 0 ? 0 : str);
    const known = restrict(side, crossed, 0, scope, run);
    return other === isTrue || other === isFalse ? narrow(side, other === isTrue, known, run) : known;
  }
  if (isEquality) {
    // Only what has a single value is excluded by being different.
    if (!isUnique(other)) return scope;
    const known = restrict(side, ~other, 0, scope, run);
    if (other === isTrue) return narrow(side, false, known, run);
    const type = run.types.get(side);
    return other === isFalse && type !== undefined && (type.single & nothing) === 0
      ? narrow(side, true, known, run)
      : known;
  }
  if (truth) return restrict(side, ~(nothing | excludedBy(operator, other)), 0, scope, run);
  const opposite = opposites[operator];
  // An order that does not hold may be down to a NULL on either side.
  if (opposite === undefined || (other & nothing) !== 0) return scope;
  return restrict(side, ~excludedBy(opposite, other), 0, scope, run);
};

const opposites: Readonly<Record<string, string>> = { '<': '>=', '>': '<=', '<=': '>', '>=': '<' };

/** The signs that a number cannot have when it is less or greater than a number of these signs. */
const excludedBy = (operator: string, other: Kinds): Kinds => {
  const signs = other & num;
  if (signs === 0) return 0;
  switch (operator) {
    case '>':
      return (signs & negative) !== 0 ? 0 : negative | zero;
    case '>=':
      return (signs & negative) !== 0 ? 0 : (signs & zero) !== 0 ? negative : negative | zero;
    case '<':
      return (signs & positive) !== 0 ? 0 : positive | zero;
    default:
      return (signs & positive) !== 0 ? 0 : (signs & zero) !== 0 ? positive : positive | zero;
  }
};

/** `tree` is one of these kinds as a whole, or a list with such members. */
const restrict = (tree: Expression, whole: Kinds, members: Kinds, scope: Scope, run: CheckRun): Scope => {
  const key = keyOf(tree);
  const type = run.types.get(tree);
  if (key === null || type === undefined) return scope;
  const before = scope.narrowed.get(key) ?? type;
  const narrowed: StaticType = {
    ...type,
    single: type.single & before.single & whole & ~failure,
    list: type.list & before.list & members,
  };
  const known = narrowTo(scope, key, narrowed);
  return tree.kind === 'call' && (narrowed.single & ~positive) === 0 && narrowed.list === 0
    ? narrowFirst(tree, nullGivesZero, known, run)
    : known;
};

/** Functions that give 0 for a NULL as first argument: a positive result means that there is a value (6 no. 4). */
const nullGivesZero: ReadonlySet<string> = new Set(['InStr', 'InStrRev', 'Contains', 'Count', 'Len']);
/** Functions that are not True of NULL. */
const nullIsNotTrue: ReadonlySet<string> = new Set(['IsGuid', 'IsBitSet', 'IsCert', 'RegexIsMatch']);

const narrowFirst = (call: CallExpression, functions: ReadonlySet<string>, scope: Scope, run: CheckRun): Scope => {
  const [first] = call.arguments;
  if (first === undefined || !functions.has(call.callee)) return scope;
  return restrict(first, ~nothing, ~0, scope, run);
};

const convertible = str | num | bool | ref;

/** What an argument of a predicate is where the predicate is True, and where it is False: whole value, members. */
const predicates: Readonly<Record<string, readonly [yes: readonly [Kinds, Kinds], no: readonly [Kinds, Kinds]]>> = {
  IsNull: [
    [nothing, nothing],
    [~nothing, ~0],
  ],
  IsNullOrEmpty: [
    [nothing | emptyText, nothing | emptyText],
    [~(nothing | emptyText), ~0],
  ],
  IsEmpty: [
    [emptyText, emptyText | nothing],
    [~emptyText, ~0],
  ],
  IsPresent: [
    [~(nothing | emptyText), ~0],
    [nothing | emptyText, nothing | emptyText],
  ],
  IsString: [
    [convertible, convertible | nothing],
    [binary | instant | nothing, ~0],
  ],
  IsNumeric: [
    [num | text, 0],
    [~num, ~0],
  ],
  IsDate: [
    [instant | text, 0],
    [~instant, ~0],
  ],
};

const narrowByCall = (call: CallExpression, truth: boolean, scope: Scope, run: CheckRun): Scope => {
  const [first] = call.arguments;
  const type = first === undefined ? undefined : run.types.get(first);
  if (first === undefined || type === undefined) return scope;
  if (call.callee === 'CBool' && type.list === 0) {
    if ((position(type) & ~(bool | nothing)) === 0) return narrow(first, truth, scope, run);
    return truth ? restrict(first, ~(nothing | zero | isFalse | emptyText), 0, scope, run) : scope;
  }
  if (truth && type.list === 0) {
    const known = narrowFirst(call, nullIsNotTrue, scope, run);
    if (known !== scope) return known;
  }
  const kinds = predicates[call.callee]?.[truth ? 0 : 1];
  return kinds === undefined ? scope : restrict(first, kinds[0], kinds[1], scope, run);
};
