import type { CallExpression, Expression } from '../tree.js';
import {
  bool,
  describeType,
  either,
  failure,
  flowLiterals,
  isFalse,
  isNever,
  isTrue,
  never,
  nothing,
  orFailure,
  type StaticType,
  single,
  values,
  withoutPlaceholders,
} from '../types.js';
import { bind, type CheckRun, quoted, type Scope } from './context.js';
import { fitOf } from './mapping.js';
import { narrow } from './narrow.js';

type FormCheck = (call: CallExpression, scope: Scope, run: CheckRun) => StaticType;

/** A Boolean or NULL; where only one position counts (7.4) a list is wrong as well. */
const checkCondition = (tree: Expression, scope: Scope, run: CheckRun, perValue = false): StaticType => {
  const type = run.typeOf(tree, scope);
  const fit = fitOf(type, bool, perValue ? 0 : bool, values | flowLiterals);
  if (fit === 'fits') return type;
  const verb = fit === 'never' ? 'is' : 'can be';
  run.report('condition-type', tree.span, `the condition ${quoted(tree)} ${verb} ${describeType(type)}`);
  return type;
};

/** 7.3, 8.2: only what a condition selects is evaluated; with a list as condition each position selects for itself. */
const selected = (condition: StaticType, value: StaticType, tree: Expression, run: CheckRun): StaticType => {
  if (condition.list === 0) return value;
  if ((value.single & flowLiterals) !== 0) {
    const message = `${quoted(tree)} can be a flow literal, which cannot stand at one position of a list`;
    run.report('flow-literal', tree.span, message);
  }
  const members = (value.single & (values | nothing)) | value.list;
  const perPosition: StaticType = { single: value.single & failure, list: members };
  const placed = condition.origin === undefined ? perPosition : { ...perPosition, origin: condition.origin };
  const known = value.unknown === true || condition.unknown === true ? { ...placed, unknown: true as const } : placed;
  return (condition.single & ~failure) === 0 ? known : either(known, value);
};

/** Lists that are taken position by position must be as long as the condition (7.3). */
const checkLength = (
  condition: StaticType,
  value: StaticType,
  tree: Expression,
  scope: Scope,
  run: CheckRun,
): 0 | number => {
  if (condition.list === 0 || value.list === 0) return 0;
  if (condition.origin !== undefined && condition.origin === value.origin) return 0;
  if (condition.unknown === true || value.unknown === true) return failure;
  run.canFail(tree.span, scope, `${quoted(tree)} can have another number of values than the condition`);
  return failure;
};

const canBe = (type: StaticType, kinds: number): boolean => ((type.single | type.list) & kinds) !== 0;

const checkIif: FormCheck = (call, scope, run) => {
  const [condition, yes, no] = call.arguments;
  if (condition === undefined || yes === undefined || no === undefined) return never;
  const type = checkCondition(condition, scope, run);
  let result = single(type.single & failure);
  for (const [branch, truth] of [
    [yes, true],
    [no, false],
  ] as const) {
    const reached = canBe(type, truth ? isTrue : isFalse | nothing);
    const known = narrow(condition, truth, scope, run);
    const value = run.typeOf(branch, reached ? known : { ...known, dead: true });
    if (!reached) continue;
    const fails = checkLength(type, value, branch, known, run);
    result = orFailure(either(result, selected(type, value, branch, run)), fails);
  }
  return result;
};

/** C3: every condition is evaluated, then the value of the first true one; an odd number of arguments always fails. */
const checkSwitch: FormCheck = (call, scope, run) => {
  const { arguments: args } = call;
  if (args.length % 2 !== 0) {
    for (const argument of args) run.typeOf(argument, scope);
    run.report('odd-switch', call.span, `\`Switch\` has ${args.length} arguments, which are not pairs`);
    return single(failure);
  }
  const conditions: StaticType[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const condition = args[i];
    if (condition !== undefined) conditions.push(checkCondition(condition, scope, run));
  }
  let result = single(conditions.reduce((kinds, { single: kind }) => kinds | (kind & failure), 0));
  const lists = conditions.filter(({ list }) => list !== 0);
  const origin = lists[0]?.origin;
  const together: StaticType =
    lists.length === 0
      ? single(bool)
      : {
          single: conditions.every((type) => (type.single & ~failure) !== 0) ? bool : 0,
          list: bool,
          ...(origin !== undefined && lists.every((list) => list.origin === origin) ? { origin } : {}),
          ...(conditions.some(({ unknown }) => unknown) ? { unknown: true as const } : {}),
        };
  if (lists.length > 1 && together.origin === undefined) {
    run.canFail(call.span, scope, 'its conditions can have different numbers of values');
    result = orFailure(result, failure);
  }
  let known = scope;
  let open = true;
  for (const [index, type] of conditions.entries()) {
    const [condition, value] = [args[2 * index], args[2 * index + 1]];
    if (condition === undefined || value === undefined) break;
    const reached = open && canBe(type, isTrue);
    const here = narrow(condition, true, known, run);
    const valueType = run.typeOf(value, reached ? here : { ...here, dead: true });
    if (reached) {
      const fails = checkLength(together, valueType, value, here, run);
      result = orFailure(either(result, selected(together, valueType, value, run)), fails);
    }
    open &&= canBe(type, isFalse | nothing);
    known = narrow(condition, false, known, run);
  }
  if (!open) return result;
  return either(result, selected(together, single(nothing), call, run));
};

/** The list that `Where` and `Select` walk (7.1); what is left of it is the type of one member. */
const checkSource = (tree: Expression, callee: string, scope: Scope, run: CheckRun): StaticType => {
  const type = run.typeOf(tree, scope);
  const fit = fitOf(type, 0, values, values | flowLiterals);
  if (fit !== 'fits') {
    const verb = fit === 'never' ? 'is' : 'can be';
    const message = `\`${callee}\` takes a list, and ${quoted(tree)} ${verb} ${describeType(type)}`;
    run.report('list-expected', tree.span, message);
  }
  return type.unknown === true ? { ...withoutPlaceholders(type), unknown: true } : withoutPlaceholders(type);
};

const memberOf = (source: StaticType): StaticType =>
  source.unknown === true ? { single: source.list, list: 0, unknown: true } : single(source.list);

/** The variable of a form; without one the other arguments are looked at for their own sake. */
const variableOf = (call: CallExpression, scope: Scope, run: CheckRun): string | null => {
  const [variable, ...others] = call.arguments;
  if (variable === undefined || variable.kind === 'variable') return variable?.name ?? null;
  // That the variable is missing was told by the parser (`checkCalls`).
  for (const other of others) run.typeOf(other, scope);
  return null;
};

const checkWhere: FormCheck = (call, scope, run) => {
  const [, sourceTree, condition] = call.arguments;
  const name = variableOf(call, scope, run);
  if (sourceTree === undefined || condition === undefined || name === null) return never;
  const source = checkSource(sourceTree, call.callee, scope, run);
  const member = memberOf(source);
  const inner = bind(isNever(member) ? { ...scope, dead: true } : scope, name, member);
  const type = checkCondition(condition, inner, run, true);
  const kept = canBe(type, isTrue) ? narrow(condition, true, inner, run).narrowed.get(`$${name}`) : never;
  const list = kept === undefined ? source.list : source.list & kept.single;
  const fails = (source.single | type.single) & failure;
  const result: StaticType = { single: nothing | fails, list };
  return source.unknown === true ? { ...result, unknown: true } : result;
};

const checkSelect: FormCheck = (call, scope, run) => {
  const [, sourceTree, body] = call.arguments;
  const name = variableOf(call, scope, run);
  if (sourceTree === undefined || body === undefined || name === null) return never;
  const source = checkSource(sourceTree, call.callee, scope, run);
  const member = memberOf(source);
  const inner = bind(isNever(member) ? { ...scope, dead: true } : scope, name, member);
  const type = run.typeOf(body, inner);
  if ((type.single & flowLiterals) !== 0)
    run.report('flow-literal', body.span, `${quoted(body)} can be a flow literal, which is no member of a list`);
  const list = (type.single | type.list) & values;
  const canBeNothing = (source.single & nothing) !== 0 || ((type.single | type.list) & nothing) !== 0;
  const fails = (source.single | type.single) & failure;
  const result: StaticType = { single: (canBeNothing ? nothing : 0) | fails, list };
  return source.unknown === true || type.unknown === true ? { ...result, unknown: true } : result;
};

const checkWith: FormCheck = (call, scope, run) => {
  const [, valueTree, body] = call.arguments;
  const name = variableOf(call, scope, run);
  if (valueTree === undefined || body === undefined || name === null) return never;
  const value = run.typeOf(valueTree, scope);
  if ((value.single & flowLiterals) !== 0)
    run.report('flow-literal', valueTree.span, `${quoted(valueTree)} can be a flow literal, which no variable holds`);
  const held: StaticType = { ...value, single: value.single & ~(failure | flowLiterals) };
  const inner = bind(isNever(held) ? { ...scope, dead: true } : scope, name, held);
  return orFailure(run.typeOf(body, inner), value.single);
};

/** The functions that do not evaluate every argument, or bind a variable, by name (8.2 to 8.4). */
export const formChecks: ReadonlyMap<string, FormCheck> = new Map([
  ['IIF', checkIif],
  ['Switch', checkSwitch],
  ['Where', checkWhere],
  ['Select', checkSelect],
  ['With', checkWith],
]);
