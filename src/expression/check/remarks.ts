import { nondeterministicFunctions } from '../facts.js';
import type { CallExpression, ChainExpression, Expression } from '../tree.js';
import { bool, type StaticType, values } from '../types.js';
import { type CheckRun, quoted, type Scope } from './context.js';

/** Known from rules in use only (17). */
const undocumented: ReadonlySet<string> = new Set(['CBin', 'Thumbprint', 'RegexIsMatch']);

/** Operators that stand side by side (4.2, C1), comparisons with NULL and with literals of mixed case. */
export const remarkOnChain = (chain: ChainExpression, run: CheckRun): void => {
  const { operators, operands, span, tier } = chain;
  const used = new Set(operators);
  const hasProduct = used.has('*') || used.has('/');
  const hasSum = used.has('+') || used.has('-');
  if (used.has('&&') && used.has('||')) run.report('mixed-logic', span, '`&&` and `||` stand side by side');
  if (hasProduct && hasSum) run.report('mixed-arithmetic', span, '`*` or `/` stands beside `+` or `-`');
  if (used.has('&') && (hasProduct || hasSum)) run.report('mixed-concatenation', span, '`&` stands beside arithmetic');
  if (used.has('/')) run.report('division', span, 'the operator `/` is not documented');
  if (tier === 'comparison' && operators.length > 1)
    run.report('chained-comparison', span, `${operators.length} comparisons are chained`);
  if (tier === 'comparison')
    for (const [index, operator] of operators.entries())
      remarkOnComparison(operands[index], operator, operands[index + 1], run);
  if (tier === 'logical')
    for (const operand of operands)
      if (operand.kind === 'chain' && operand.tier === 'comparison' && isBare(operand, run.setting.text))
        run.report(
          'mixed-comparison',
          operand.span,
          `${quoted(operand)} stands beside \`${operators[0]}\` without brackets`,
        );
};

const space = /\s/u;

/** Whether no bracket stands on both sides; without the text nobody can tell. */
const isBare = ({ span }: Expression, text: string | undefined): boolean => {
  if (text === undefined) return false;
  let before = span.start - 1;
  while (before >= 0 && space.test(text.charAt(before))) before--;
  let after = span.end;
  while (after < text.length && space.test(text.charAt(after))) after++;
  return text.charAt(before) !== '(' || text.charAt(after) !== ')';
};

const remarkOnComparison = (
  left: Expression | undefined,
  operator: string,
  right: Expression | undefined,
  run: CheckRun,
): void => {
  if (left === undefined || right === undefined || (operator !== '=' && operator !== '<>')) return;
  const isNullLiteral = (tree: Expression): boolean => tree.kind === 'constant' && tree.name === 'NULL';
  if (isNullLiteral(left) || isNullLiteral(right))
    run.report(
      'null-comparison',
      { start: left.span.start, end: right.span.end },
      `\`${operator}\` compares with NULL`,
    );
  remarkOnCase(left, right, run);
  remarkOnCase(right, left, run);
};

const remarkOnCase = (literal: Expression, other: Expression, run: CheckRun): void => {
  if (literal.kind !== 'string' || other.kind === 'string') return;
  const { value, span } = literal;
  const [lower, upper] = [/\p{Ll}/u.test(value), /\p{Lu}/u.test(value)];
  const casing = other.kind === 'call' ? other.callee : '';
  if ((casing === 'LCase' && upper) || (casing === 'UCase' && lower)) {
    run.report('case-never-matches', span, `\`${casing}\` never gives ${quoted(literal)}`);
  } else if (lower && upper && casing !== 'LCase' && casing !== 'UCase') {
    run.report('letter-case', span, `${quoted(literal)} is compared exactly, case included`);
  }
};

/** Remarks on single functions (17). */
export const remarkOnCall = (call: CallExpression, scope: Scope, run: CheckRun): void => {
  const { callee, calleeSpan, arguments: args } = call;
  if (undocumented.has(callee))
    run.report('undocumented-function', calleeSpan, `\`${callee}\` is not in the function reference`);
  if (nondeterministicFunctions.has(callee) && run.setting.applyOnce === false)
    run.report('changes-every-time', calleeSpan, `\`${callee}\` gives another value at every full synchronisation`);
  const [first] = args;
  if (callee === 'CDate' && first !== undefined && !scope.dead) remarkOnDate(first, run);
};

const isoDate = /^\s*\d{4}-\d{1,2}-\d{1,2}(?:$|[\sT])/;

const remarkOnDate = (tree: Expression, run: CheckRun): void => {
  if (tree.kind === 'string' && !isoDate.test(tree.value))
    run.report('culture-dependent-date', tree.span, `${quoted(tree)} is read in the culture of the server`);
};

/** Attributes that hold the mark for “never” (14.5; Active Directory schema). */
const canBeNever: ReadonlySet<string> = new Set([
  'accountExpires',
  'forceLogoff',
  'lockoutDuration',
  'maxPwdAge',
  'msDS-UserPasswordExpiryTimeComputed',
]);
const neverMark = 2n ** 63n - 1n;

/** What can only be said when the whole expression is known: `IsPresent` of Booleans, unguarded file times. */
export const remarkOnWhole = (tree: Expression, run: CheckRun): ReadonlySet<CallExpression> => {
  const reads = new Map<string, number>();
  const guarded = new Set<string>();
  const presence: { readonly call: CallExpression; readonly name: string }[] = [];
  const times: { readonly call: CallExpression; readonly name: string }[] = [];
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'attribute') reads.set(node.name, (reads.get(node.name) ?? 0) + 1);
    else if (node.kind === 'negate') open.push(node.operand);
    else if (node.kind === 'chain') {
      open.push(...node.operands);
      if (
        node.tier === 'comparison' &&
        node.operands.some((part) => part.kind === 'number' && part.value === neverMark)
      )
        for (const part of node.operands) if (part.kind === 'attribute') guarded.add(part.name);
    } else if (node.kind === 'call') {
      open.push(...node.arguments);
      const [first] = node.arguments;
      if (first?.kind !== 'attribute') continue;
      if (node.callee === 'IsPresent' && isBoolean(run.types.get(first)))
        presence.push({ call: node, name: first.name });
      if (node.callee === 'DateFromNum' && canBeNever.has(first.name)) times.push({ call: node, name: first.name });
    }
  }
  for (const { call, name } of presence)
    if (reads.get(name) === 1)
      run.report('presence-of-boolean', call.span, `\`IsPresent([${name}])\` is True when the attribute is False`);
  for (const { call, name } of times)
    if (!guarded.has(name))
      run.report(
        'unguarded-file-time',
        call.span,
        `\`${name}\` can be 9223372036854775807, on which \`DateFromNum\` fails`,
      );
  return new Set(times.map(({ call }) => call));
};

const isBoolean = (type: StaticType | undefined): boolean =>
  type !== undefined &&
  type.unknown !== true &&
  (type.single & values & bool) !== 0 &&
  (type.single & values & ~bool) === 0;
