import { type Parameter, typesOf } from '../define.js';
import { foreignUse } from '../dialects.js';
import type { ScalarType } from '../evaluated.js';
import type { CallExpression, Expression } from '../tree.js';
import {
  binary,
  bool,
  describeKinds,
  describeType,
  failure,
  flowLiterals,
  instant,
  type Kinds,
  nothing,
  num,
  ref,
  type StaticType,
  single,
  str,
  values,
  withoutPlaceholders,
} from '../types.js';
import { type CheckRun, quoted, type Scope } from './context.js';
import { fitOf } from './mapping.js';

/** The kinds of values of a base type. */
export const kindsOfBase: Readonly<Record<ScalarType, Kinds>> = {
  str,
  num,
  bool,
  bin: binary,
  ref,
  dt: instant,
};

const isBase = (name: string): name is ScalarType => Object.hasOwn(kindsOfBase, name);

/** The kinds that a parameter takes: as a single value or at a position, and as members of a list it takes whole. */
export const acceptedBy = (parameter: Parameter): { readonly scalars: Kinds; readonly members: Kinds } => {
  let [scalars, members] = [0, 0];
  for (const type of typesOf(parameter)) {
    const member = type.replace(/^mv/, '');
    if (type === 'var') [scalars, members] = [values, values];
    else if (type === 'mv') members = values;
    else if (isBase(type)) scalars |= kindsOfBase[type];
    else if (isBase(member)) members |= kindsOfBase[member];
  }
  return { scalars, members };
};

export const isWhole = (parameter: Parameter): boolean => parameter.type === 'var';

/** Whether the parameter takes a list whole (7.1). */
export const isListParameter = (parameter: Parameter): boolean =>
  !isWhole(parameter) && acceptedBy(parameter).members !== 0;

/**
 * Checks one argument and gives its type as the call sees it: a list taken whole is one operand that holds its members, so
 * that only lists in scalar positions make the call map (7.1).
 */
export const typeOfArgument = (
  call: CallExpression,
  tree: Expression,
  parameter: Parameter,
  scope: Scope,
  run: CheckRun,
): StaticType => {
  if (parameter.type === 'enum') return checkWord(call, tree, parameter, scope, run);
  // A word where none is taken was told by the parser (`checkCalls`).
  if (tree.kind === 'enum') return single(0);
  const type = run.typeOf(tree, scope);
  checkType(call, tree, type, parameter, run);
  if (!isWhole(parameter) && !isListParameter(parameter)) return withoutLiterals(type);
  const { single: whole, list, unknown } = withoutPlaceholders(withoutLiterals(type));
  if (isWhole(parameter)) return unknown === true ? { single: whole, list, unknown } : { single: whole, list };
  const operand = single((whole & (nothing | failure)) | list);
  return unknown === true ? { ...operand, unknown } : operand;
};

const withoutLiterals = (type: StaticType): StaticType => ({ ...type, single: type.single & ~flowLiterals });

const wordsFor = (parameter: Parameter): string => {
  const { scalars, members } = acceptedBy(parameter);
  if (members === values) return scalars === 0 ? 'a list' : 'a value';
  return members === 0 ? describeKinds(scalars) : describeType({ single: 0, list: members });
};

const checkType = (
  call: CallExpression,
  tree: Expression,
  type: StaticType,
  parameter: Parameter,
  run: CheckRun,
): void => {
  const { scalars, members } = acceptedBy(parameter);
  const isList = isListParameter(parameter);
  const fit = fitOf(type, scalars, isList || isWhole(parameter) ? members : scalars, values | flowLiterals);
  if (fit === 'fits') return;
  if ((type.single & flowLiterals) !== 0) {
    run.report(
      'flow-literal',
      tree.span,
      `${quoted(tree)} can be a flow literal, which \`${call.callee}\` does not take`,
    );
    return;
  }
  const verb = fit === 'never' ? 'is' : 'can be';
  const wrongShape = isList && (type.single & values & ~scalars) !== 0;
  const takes = `\`${call.callee}\` takes ${wordsFor(parameter)} as \`${parameter.name}\``;
  const message = `${takes}, and ${quoted(tree)} ${verb} ${describeType(type)}`;
  run.report(
    wrongShape ? 'list-expected' : 'argument-type',
    tree.span,
    message,
    foreignUse(call.callee, parameter.name) ?? conversion(parameter, type),
  );
};

/** What turns the value into what the parameter takes, where there is such a function (11). */
const conversion = (parameter: Parameter, type: StaticType): string | undefined => {
  const given = (type.single | type.list) & values;
  const { scalars } = acceptedBy(parameter);
  if (scalars === str && (given & ~(str | num | bool | ref)) === 0) return 'Convert it with `CStr`.';
  if (scalars === str && (given & ~(str | binary)) === 0) return 'Turn it into text with `ConvertToBase64`.';
  if (scalars === ref && (given & ~(str | ref)) === 0) return 'Convert it with `CRef`.';
  if (scalars === instant && (given & ~(str | instant)) === 0) return 'Convert it with `CDate`.';
  return scalars === num && (given & ~(str | num)) === 0 ? 'Convert it with `CNum`.' : undefined;
};

/** A word of an enumeration stands alone and unquoted (3.6, C6); which words fit was checked by the parser. */
const checkWord = (
  call: CallExpression,
  tree: Expression,
  parameter: Parameter,
  scope: Scope,
  run: CheckRun,
): StaticType => {
  const words = parameter.words ?? [];
  if (tree.kind === 'enum') return single(str);
  if (tree.kind === 'string' && parameter.quotable === true && words.includes(tree.value)) return single(str);
  run.typeOf(tree, scope);
  const isBare = tree.kind === 'string' && words.includes(tree.value);
  const listed = words.map((word) => `\`${word}\``).join(' or ');
  const message = `\`${call.callee}\` takes ${listed} as \`${parameter.name}\`, and ${quoted(tree)} is none of them`;
  run.report('enum-value', tree.span, message, isBare ? `Remove the quotes: \`${tree.value}\`.` : undefined);
  return single(str);
};
