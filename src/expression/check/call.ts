import { argumentCounts, type Declaration, type Parameter } from '../define.js';
import { becomesTooLong } from '../evaluated.js';
import { functionsByName } from '../functions/registry.js';
import type { CallExpression } from '../tree.js';
import {
  failure,
  flowLiterals,
  type Kinds,
  kindsOfMember,
  nothing,
  type StaticType,
  single,
  typeOfEvaluated,
  values,
} from '../types.js';
import { isListParameter, isWhole, kindsOfBase, typeOfArgument } from './arguments.js';
import { typeOfNamed } from './attributes.js';
import { type CheckRun, quoted, type Scope } from './context.js';
import { foldedCall } from './fold.js';
import { formChecks } from './forms.js';
import { mapped } from './mapping.js';
import { predicateResults, resultKinds } from './results.js';
import { isKeptValid, neverFails } from './safe-calls.js';

/** What may come of a call that cannot be understood; nothing is held against what uses it. */
const anything: StaticType = { single: values | nothing | flowLiterals | failure, list: values, unknown: true };

/** The type of a call by the declaration of its function (14, 15). */
export const typeOfCall = (call: CallExpression, scope: Scope, run: CheckRun): StaticType => {
  const declaration = functionsByName.get(call.callee);
  if (declaration === undefined || !hasRightCount(call, declaration)) {
    // The parser has told what is wrong with the call itself (`checkCalls`).
    for (const argument of call.arguments) run.typeOf(argument, scope);
    return anything;
  }
  const form = formChecks.get(call.callee);
  if (form !== undefined) return form(call, scope, run);
  if (declaration.params[0]?.type === 'literal') return typeOfNamed(call, scope, run);
  const types = call.arguments.map((argument, index) =>
    // INVARIANT: the count was checked, and only forms repeat parameters.
    typeOfArgument(call, argument, declaration.params[index] as Parameter, scope, run),
  );
  const folded = foldedCall(call, declaration);
  const result = folded === undefined ? typeOfResult(declaration, types, call, scope, run) : typeOfEvaluated(folded);
  if ((result.single & failure) !== 0) warn(call, declaration, types, scope, run);
  return result;
};

const hasRightCount = ({ arguments: args }: CallExpression, declaration: Declaration): boolean => {
  const { least, most } = argumentCounts(declaration);
  return args.length >= least && args.length <= most;
};

const typeOfResult = (
  declaration: Declaration,
  types: readonly StaticType[],
  call: CallExpression,
  scope: Scope,
  run: CheckRun,
): StaticType => {
  const predicate = predicateResults[call.callee];
  const [first] = types;
  if (predicate !== undefined && first !== undefined) return single(predicate(first) | (first.single & failure));
  const fails = canFail(call, declaration, types, run);
  const result = mapped(types, (positions) => kindsOfResult(declaration, positions, fails), {
    run,
    scope,
    span: call.span,
  });
  if (!isListResult(declaration)) return result;
  if (result.list !== 0 && result.unknown !== true) reportNested(call, types, run);
  return asList(result);
};

/** A list for every value of a list would be a list of lists, which the language does not have. */
const reportNested = (call: CallExpression, types: readonly StaticType[], run: CheckRun): void => {
  const index = types.findIndex(({ list }) => list !== 0);
  const tree = call.arguments[index] ?? call;
  const message = `\`${call.callee}\` gives a list and takes single values, and ${quoted(tree)} can be a list`;
  run.report(
    'argument-type',
    tree.span,
    message,
    `Take one value with \`Item\`, or use \`Select\` around \`${call.callee}\`.`,
  );
};

/** Whether a cause of failure that the function declares can occur; limits of the evaluator are none (IN-5). */
const canFail = (call: CallExpression, { fails }: Declaration, types: readonly StaticType[], run: CheckRun): boolean =>
  fails !== undefined && fails !== becomesTooLong && !neverFails(call, types, run);

/** `Error` is there to fail, and what fails in an argument was told there. */
const warn = (
  call: CallExpression,
  declaration: Declaration,
  types: readonly StaticType[],
  scope: Scope,
  run: CheckRun,
): void => {
  if (declaration.returns === 'void' || isKeptValid(call) || !canFail(call, declaration, types, run)) return;
  if (types.some((type) => ((type.single & ~failure) | type.list) === 0)) return;
  if (types[0]?.unknown === true && declaration.params[0]?.nullable !== true) return;
  run.canFail(call.span, scope, `\`${call.callee}\` fails when ${declaration.fails}`);
};

/** What one position of the result can be: the NULL rules of the parameters first, then the function itself (6). */
const kindsOfResult = (declaration: Declaration, positions: readonly Kinds[], fails: boolean): Kinds => {
  if (positions.includes(0)) return 0;
  let kinds = 0;
  let isReached = true;
  for (const [index, parameter] of declaration.params.entries()) {
    const position = positions[index] ?? 0;
    if ((position & nothing) === 0 || parameter.nullable === true) continue;
    if (position === nothing) isReached = false;
    kinds |= kindsOfMember(parameter.whenNull ?? null);
  }
  if (!isReached) return kinds;
  if (fails) kinds |= failure;
  if (declaration.mayBeNull === true) kinds |= nothing;
  const present = positions.map((position) => position & ~nothing);
  return kinds | (resultKinds[declaration.name]?.(present) ?? declaredKinds(declaration, present));
};

const declaredKinds = ({ returns, params }: Declaration, present: readonly Kinds[]): Kinds => {
  if (typeof returns === 'string')
    return returns in kindsOfBase ? kindsOfBase[returns as keyof typeof kindsOfBase] : listKinds(returns);
  const source = 'as' in returns ? returns.as : 'member' in returns ? returns.member : undefined;
  const index = params.findIndex(({ name }) => name === source);
  return (present[index] ?? 0) & values;
};

const listKinds = (returns: string): Kinds => {
  const member = returns.replace(/^mv/, '');
  return member in kindsOfBase ? kindsOfBase[member as keyof typeof kindsOfBase] : 0;
};

/** Whether the function yields a list: by its type, or because it gives back the list it takes. */
const isListResult = ({ returns, params }: Declaration): boolean => {
  if (typeof returns === 'string') return returns.startsWith('mv');
  const source = 'as' in returns ? params.find(({ name }) => name === returns.as) : undefined;
  return source !== undefined && !isWhole(source) && isListParameter(source);
};

/** The result is the members of one list. */
const asList = (type: StaticType): StaticType => {
  const members = (type.single & values) | (type.list & values);
  const whole = (type.single & (nothing | failure)) | (type.list & nothing);
  return type.unknown === true ? { single: whole, list: members, unknown: true } : { single: whole, list: members };
};
