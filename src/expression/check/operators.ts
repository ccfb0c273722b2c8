import type { ChainExpression, Expression } from '../tree.js';
import {
  binary,
  bool,
  describeKinds,
  describeType,
  emptyText,
  failure,
  flowLiterals,
  instant,
  isFalse,
  isNever,
  isTrue,
  type Kinds,
  negative,
  nothing,
  num,
  positive,
  ref,
  type StaticType,
  single,
  str,
  text,
  values,
  zero,
} from '../types.js';
import { type CheckRun, quoted, type Scope } from './context.js';
import { fitOf, mapped } from './mapping.js';
import { narrow } from './narrow.js';

/** The type of a chain: left to right, `&&` and `||` only as far as they are evaluated (4.2, 4.4). */
export const typeOfChain = (chain: ChainExpression, scope: Scope, run: CheckRun): StaticType => {
  const first = chain.operands[0];
  if (first === undefined) return single(nothing);
  if (chain.tier === 'logical') return typeOfLogic(chain, first, scope, run);
  let left = run.typeOf(first, scope);
  let shown: Expression = first;
  for (const [index, operator] of chain.operators.entries()) {
    const operand = chain.operands[index + 1];
    if (operand === undefined) break;
    const right = run.typeOf(operand, scope);
    const place: Place = { run, scope, span: { start: chain.span.start, end: operand.span.end } };
    const pair: Pair = { operator, left, right, leftTree: shown, rightTree: operand };
    if (chain.tier === 'comparison') left = compare(pair, place);
    else left = operator === '&' ? concatenate(pair, place) : calculate(pair, place);
    // Messages name what stands left of the operator; printing all of a long chain each time would be quadratic.
    shown = operand;
  }
  return left;
};

interface Place {
  readonly run: CheckRun;
  readonly scope: Scope;
  readonly span: Expression['span'];
}

interface Pair {
  readonly operator: string;
  readonly left: StaticType;
  readonly right: StaticType;
  readonly leftTree: Expression;
  readonly rightTree: Expression;
}

/** Tells of an operand of the wrong type; `accepted` are the kinds the operator takes. */
const checkOperand = (
  tree: Expression,
  type: StaticType,
  accepted: Kinds,
  operator: string,
  { run }: Place,
  help?: string,
): boolean => {
  const fit = fitOf(type, accepted, accepted, values | flowLiterals);
  if (fit === 'fits') return true;
  if ((type.single & flowLiterals & ~accepted) !== 0) {
    run.report('flow-literal', tree.span, `${quoted(tree)} can be a flow literal, which no operator takes`);
    return false;
  }
  const verb = fit === 'never' ? 'is' : 'can be';
  const message = `${quoted(tree)} ${verb} ${describeType(type)}, and \`${operator}\` takes ${describeKinds(accepted)}`;
  run.report('operand-type', tree.span, message, help);
  return false;
};

/** NULL counts as False; the right operand is checked under what the left one says (4.4, S23). */
const typeOfLogic = (chain: ChainExpression, first: Expression, scope: Scope, run: CheckRun): StaticType => {
  let left = run.typeOf(first, scope);
  let known = scope;
  let previous = first;
  const place = (end: number): Place => ({ run, scope, span: { start: chain.span.start, end } });
  checkOperand(first, left, bool, chain.operators[0] ?? '&&', place(first.span.end));
  for (const [index, operator] of chain.operators.entries()) {
    const operand = chain.operands[index + 1];
    if (operand === undefined) break;
    const goesOn = operator === '&&';
    // Behind a change of operator the whole left side decides, of which only a uniform run is known.
    known = chain.operators[index - 1] === operator || index === 0 ? known : scope;
    known = narrow(previous, goesOn, known, run);
    const leftAll = left.single | left.list;
    const reached = (leftAll & (goesOn ? isTrue : isFalse | nothing)) !== 0;
    if (!reached) known = { ...known, dead: true };
    const right = run.typeOf(operand, known);
    checkOperand(operand, right, bool, operator, place(operand.span.end));
    const skipped = single(goesOn ? isFalse : isTrue);
    const either = (positions: readonly Kinds[]): Kinds => logicOf(goesOn, positions[0] ?? 0, positions[1] ?? 0);
    left = reached
      ? isNever(right)
        ? {
            ...skippedOnly(left, goesOn),
            single: skippedOnly(left, goesOn).single | right.single | (left.single & failure),
          }
        : mapped([left, right], either, place(operand.span.end))
      : {
          ...left,
          single: (left.single & failure) | ((left.single & ~failure) === 0 ? 0 : skipped.single),
          list: left.list === 0 ? 0 : skipped.single,
        };
    previous = operand;
  }
  const asBool = (kinds: Kinds): Kinds =>
    (kinds & (bool | failure)) | ((kinds & ~(bool | failure)) === 0 ? 0 : isFalse);
  return { ...left, single: asBool(left.single), list: left.list === 0 ? 0 : asBool(left.list) };
};

/** What is left when the right operand never yields anything: the positions that do not need it. */
const skippedOnly = (left: StaticType, isAnd: boolean): StaticType => {
  const decided = isAnd ? isFalse : isTrue;
  const skips = (kinds: Kinds): Kinds => ((kinds & (isAnd ? isFalse | nothing : isTrue)) === 0 ? 0 : decided);
  return { ...left, single: skips(left.single), list: skips(left.list) };
};

const logicOf = (isAnd: boolean, a: Kinds, b: Kinds): Kinds => {
  const no = isFalse | nothing;
  const canBeTrue = isAnd ? (a & b & isTrue) !== 0 : ((a | b) & isTrue) !== 0;
  const canBeFalse = isAnd ? ((a | b) & no) !== 0 : (a & no) !== 0 && (b & no) !== 0;
  return (canBeTrue ? isTrue : 0) | (canBeFalse ? isFalse : 0);
};

const groups: readonly Kinds[] = [str, num, bool, binary, ref, instant];
const ordered: Kinds = str | num | instant;
/** Kinds with a single value: two of them are equal. */
const unique: Kinds = nothing | emptyText | zero | isTrue | isFalse;

/** Which kinds `kinds` may be compared with by `operator` (4.3). */
const comparable = (kinds: Kinds, isEquality: boolean): Kinds => {
  let partners = 0;
  for (const group of groups) if ((kinds & group) !== 0 && (isEquality || (group & ordered) !== 0)) partners |= group;
  if (isEquality && (kinds & ref) !== 0) partners |= str;
  if (isEquality && (kinds & str) !== 0) partners |= ref;
  return partners;
};

/** Comparison of a pair (4.3, S5, S6). */
const compare = ({ operator, left, right, leftTree, rightTree }: Pair, place: Place): StaticType => {
  const isEquality = operator === '=' || operator === '<>';
  if (isEquality || bothOrdered()) checkComparable();
  function bothOrdered(): boolean {
    const one = checkOperand(leftTree, left, ordered, operator, place);
    return checkOperand(rightTree, right, ordered, operator, place) && one;
  }
  function checkComparable(): void {
    const [a, b] = [all(left), all(right)];
    for (const [tree, kinds] of [
      [leftTree, a],
      [rightTree, b],
    ] as const)
      if ((kinds & flowLiterals) !== 0)
        place.run.report('flow-literal', tree.span, `${quoted(tree)} can be a flow literal, which no operator takes`);
    const [mine, theirs] = [a & values, b & values];
    const wrong = groups.some((group) => (mine & group) !== 0 && (theirs & ~comparable(group, isEquality)) !== 0);
    if (!wrong) return;
    const never = (theirs & comparable(mine, isEquality)) === 0;
    if (!never && (left.unknown === true || right.unknown === true)) return;
    const verb = never ? 'compares' : 'can compare';
    const message = `\`${operator}\` ${verb} ${describeKinds(mine)} with ${describeKinds(theirs)}`;
    place.run.report('compare-types', { start: leftTree.span.start, end: rightTree.span.end }, message);
  }
  const result = ([a = 0, b = 0]: readonly Kinds[]): Kinds => {
    if (!isEquality) {
      const possible = (a & ordered) !== 0 && (b & ordered) !== 0;
      return possible ? bool : isFalse;
    }
    const textAndReference = ((a & ref) !== 0 && (b & str) !== 0) || ((a & str) !== 0 && (b & ref) !== 0);
    const canBeEqual = (a & b) !== 0 || textAndReference;
    const canDiffer = !(a === b && (a & unique) === a && (a & (a - 1)) === 0);
    const [equal, different] = operator === '=' ? [isTrue, isFalse] : [isFalse, isTrue];
    return (canBeEqual ? equal : 0) | (canDiffer ? different : 0);
  };
  return mapped([left, right], result, place);
};

const all = (type: StaticType): Kinds => type.single | type.list;

const joinable: Kinds = str | num | bool | ref;

/** `&` joins texts, and bytes with bytes; NULL gives the other operand (4.6, S7, S8). */
const concatenate = ({ left, right, leftTree, rightTree }: Pair, place: Place): StaticType => {
  const accepted = joinable | binary;
  const leftFits = checkOperand(leftTree, left, accepted, '&', place);
  if (checkOperand(rightTree, right, accepted, '&', place) && leftFits) {
    const [a, b] = [all(left), all(right)];
    const clash = ((a & binary) !== 0 && (b & joinable) !== 0) || ((a & joinable) !== 0 && (b & binary) !== 0);
    const fine = ((a & b & binary) !== 0 || ((a & joinable) !== 0 && (b & joinable) !== 0)) && isUnknown(left, right);
    if (clash && !fine) {
      const message = `\`&\` joins ${describeKinds(a & values)} with ${describeKinds(b & values)}`;
      const help = 'Join bytes with bytes only; turn bytes into text with `ConvertToBase64` or `StringFromGuid`.';
      place.run.report('operand-type', { start: leftTree.span.start, end: rightTree.span.end }, message, help);
    }
  }
  return mapped([left, right], ([a = 0, b = 0]) => joined(a, b), place);
};

const isUnknown = (a: StaticType, b: StaticType): boolean => a.unknown === true || b.unknown === true;

const joined = (a: Kinds, b: Kinds): Kinds => {
  // A DN may be empty for all that is known, numbers and Booleans never are.
  const [filled, blank] = [text | num | bool | ref, emptyText | ref];
  let kinds = 0;
  if (
    ((a & filled) !== 0 && (b & (joinable | nothing)) !== 0) ||
    ((b & filled) !== 0 && (a & (joinable | nothing)) !== 0)
  )
    kinds |= text;
  if (((a & blank) !== 0 && (b & (blank | nothing)) !== 0) || ((b & blank) !== 0 && (a & nothing) !== 0))
    kinds |= emptyText;
  if (((a & binary) !== 0 && (b & (binary | nothing)) !== 0) || ((b & binary) !== 0 && (a & nothing) !== 0))
    kinds |= binary;
  if ((a & b & nothing) !== 0) kinds |= nothing;
  return kinds;
};

/** Arithmetic on numbers; NULL gives NULL, beyond 64 bits is a failure (4.5). */
const calculate = ({ operator, left, right, leftTree, rightTree }: Pair, place: Place): StaticType => {
  const isPlus = operator === '+';
  const help = isPlus ? 'Join text with `&`; `+` only adds numbers.' : undefined;
  const leftFits = checkOperand(leftTree, left, num, operator, place, isPlus && isText(left) ? help : undefined);
  checkOperand(rightTree, right, num, operator, place, isPlus && isText(right) && leftFits ? help : undefined);
  if (operator === '/' && (all(right) & zero) !== 0 && (all(left) & num) !== 0)
    place.run.canFail(rightTree.span, place.scope, `the divisor ${quoted(rightTree)} can be 0`);
  return mapped([left, right], ([a = 0, b = 0]) => resultOf(operator, a, b), place);
};

const isText = (type: StaticType): boolean => (all(type) & values & ~str) === 0;

const signs: readonly Kinds[] = [negative, zero, positive];

const resultOf = (operator: string, a: Kinds, b: Kinds): Kinds => {
  let kinds = ((a | b) & nothing) === 0 ? 0 : nothing;
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

/** A minus before a value (4.5); only the smallest number has no counterpart. */
export const typeOfNegation = (
  operand: Expression,
  span: Expression['span'],
  scope: Scope,
  run: CheckRun,
): StaticType => {
  const type = run.typeOf(operand, scope);
  const place: Place = { run, scope, span };
  checkOperand(operand, type, num, '-', place);
  const flipped = ([a = 0]: readonly Kinds[]): Kinds =>
    (a & (nothing | zero)) | ((a & positive) === 0 ? 0 : negative) | ((a & negative) === 0 ? 0 : positive | failure);
  return mapped([type], flipped, place);
};
