import { suggestion } from '../../base/suggestion.js';
import type { Parameter, Signature } from '../signature.js';
import { signatures } from '../signatures.js';
import type { CallExpression } from '../tree.js';
import {
  binary,
  bool,
  emptyText,
  failure,
  flowLiterals,
  instant,
  isFalse,
  type Kinds,
  nothing,
  num,
  ref,
  type StaticType,
  single,
  stored,
  str,
  values,
  zero,
} from '../types.js';
import { isListParameter, kindsNamed, typeOfArgument } from './arguments.js';
import { typeOfNamed } from './attributes.js';
import type { CheckRun, Scope } from './context.js';
import { dialectNames, dialectOfCount } from './dialect.js';
import { formChecks } from './forms.js';
import { mapped } from './mapping.js';
import { predicateResults, resultKinds } from './results.js';
import { isKeptValid, neverFails } from './safe-calls.js';

/** What may come of a call that cannot be understood; nothing is held against what uses it. */
const anything: StaticType = { single: values | nothing | flowLiterals | failure, list: values, unknown: true };

/** The type of a call by the declaration of its function (14, 15). */
export const typeOfCall = (call: CallExpression, scope: Scope, run: CheckRun): StaticType => {
  const signature = signatures.get(call.callee);
  if (signature === undefined || !hasRightCount(call, signature)) {
    if (signature === undefined) reportUnknown(call, run);
    else reportCount(call, signature, run);
    for (const argument of call.arguments) run.typeOf(argument, scope);
    return anything;
  }
  const form = formChecks.get(call.callee);
  if (form !== undefined) return form(call, scope, run);
  if (signature.params[0]?.type === 'name') return typeOfNamed(call, scope, run);
  const types = call.arguments.map((argument, index) =>
    // INVARIANT: the count was checked, and only forms repeat parameters.
    typeOfArgument(call, argument, signature.params[index] as Parameter, scope, run),
  );
  const predicate = predicateResults[call.callee];
  const [first] = types;
  if (predicate !== undefined && first !== undefined) return single(predicate(first) | (first.single & failure));
  const safe = neverFails(call, types, run);
  const causes = new Set<string>();
  const result = mapped(
    types,
    (positions) => kindsOfResult(signature, positions, safe, first?.unknown === true ? new Set() : causes),
    {
      run,
      scope,
      span: call.span,
    },
  );
  if (causes.size > 0 && call.callee !== 'Error' && !isKeptValid(call))
    run.canFail(call.span, scope, `\`${call.callee}\` fails when ${[...causes].join(', or when ')}`);
  return isListResult(signature) ? asList(result) : result;
};

const hasRightCount = ({ arguments: args }: CallExpression, { params, repeats }: Signature): boolean => {
  if (repeats !== undefined) return args.length > 0;
  return args.length <= params.length && params.slice(args.length).every(({ optional }) => optional === true);
};

const reportUnknown = (call: CallExpression, run: CheckRun): void => {
  const dialect = dialectNames.get(call.callee);
  const message = `there is no function \`${call.callee}\``;
  if (dialect !== undefined) run.report('other-dialect', call.calleeSpan, message, dialect);
  else run.report('unknown-function', call.calleeSpan, message, suggestion(call.callee, signatures.keys()));
};

const reportCount = (call: CallExpression, { params, repeats }: Signature, run: CheckRun): void => {
  const most = params.length;
  const least = params.filter(({ optional }) => optional !== true).length;
  const wanted =
    repeats !== undefined ? 'pairs of arguments' : least === most ? counted(most) : `${least} to ${counted(most)}`;
  const message = `\`${call.callee}\` takes ${wanted}, not ${call.arguments.length}`;
  run.report('argument-count', call.span, message, dialectOfCount(call));
};

const counted = (count: number): string => (count === 1 ? '1 argument' : `${count} arguments`);

const base: Readonly<Record<string, Kinds>> = { str, num, bool, bin: binary, ref, dt: instant, mvstr: str, nothing: 0 };

/** What one position of the result can be: the NULL rules of the parameters first, then the function itself (6). */
const kindsOfResult = (
  signature: Signature,
  positions: readonly Kinds[],
  safe: boolean,
  causes: Set<string>,
): Kinds => {
  if (positions.includes(0)) return 0;
  let kinds = 0;
  let isReached = true;
  for (const [index, { name, ifNull = 'null' }] of signature.params.entries()) {
    const position = positions[index] ?? 0;
    if ((position & nothing) === 0 || ifNull === 'goes on') continue;
    if (position === nothing) isReached = false;
    if (ifNull === 'null') kinds |= nothing;
    else if (ifNull === 'empty') kinds |= emptyText;
    else if (ifNull === 'zero') kinds |= zero;
    else if (ifNull === 'false') kinds |= isFalse;
    else {
      kinds |= failure;
      causes.add(`\`${name}\` is NULL`);
    }
  }
  if (!isReached) return kinds;
  const [first = 0] = positions;
  for (const { when, of } of safe ? [] : (signature.fails ?? [])) {
    if (of !== undefined && (first & kindsNamed(of)) === 0) continue;
    kinds |= failure;
    causes.add(when);
  }
  if (signature.canBeNull !== undefined) kinds |= nothing;
  const present = positions.map((position) => position & ~nothing);
  return kinds | (resultKinds[signature.name]?.(present) ?? declaredKinds(signature, first & values));
};

const declaredKinds = ({ returns, filled }: Signature, first: Kinds): Kinds => {
  if (returns === 'member' || returns === 'same') return first;
  const kinds = base[returns] ?? stored;
  return filled === true ? kinds & ~emptyText : kinds;
};

const isListResult = ({ returns, params }: Signature): boolean =>
  returns === 'mvstr' || (returns === 'same' && params[0] !== undefined && isListParameter(params[0]));

/** The result is the members of one list. */
const asList = (type: StaticType): StaticType => {
  const members = (type.single & values) | (type.list & values);
  const whole = (type.single & (nothing | failure)) | (type.list & nothing);
  return type.unknown === true ? { single: whole, list: members, unknown: true } : { single: whole, list: members };
};
