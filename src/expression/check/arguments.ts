import type { Parameter, ParameterType } from '../signature.js';
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
import { dialectOfUse } from './dialect.js';
import { fitOf } from './mapping.js';

const base: Readonly<Record<string, Kinds>> = { str, num, bool, bin: binary, ref, dt: instant };

/** The kinds that a parameter takes: as a single value or at a position, and as members of a list it takes whole. */
export const acceptedBy = (type: ParameterType): { readonly scalars: Kinds; readonly members: Kinds } => {
  if (type === 'var') return { scalars: values, members: values };
  let [scalars, members] = [0, 0];
  for (const part of type.split('|')) {
    if (!part.startsWith('mv')) scalars |= base[part] ?? 0;
    else members |= part === 'mv' ? values : (base[part.slice(2)] ?? 0);
  }
  return { scalars, members };
};

export const isListParameter = ({ type }: Parameter): boolean => type.startsWith('mv');

/** The kinds of base types by their names. */
export const kindsNamed = (names: readonly string[]): Kinds =>
  names.reduce((kinds, name) => kinds | (base[name] ?? 0), 0);

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
  if (tree.kind === 'enum') {
    const message = `\`${tree.name}\` stands where \`${call.callee}\` takes ${wordsFor(parameter)}`;
    run.report('enum-position', tree.span, message);
    return single(str);
  }
  const type = run.typeOf(tree, scope);
  checkType(call, tree, type, parameter, run);
  if (parameter.type !== 'var' && !isListParameter(parameter)) return withoutLiterals(type);
  const { single: whole, list, unknown } = withoutPlaceholders(withoutLiterals(type));
  if (parameter.type === 'var') return unknown === true ? { single: whole, list, unknown } : { single: whole, list };
  const operand = single((whole & (nothing | failure)) | list);
  return unknown === true ? { ...operand, unknown } : operand;
};

const withoutLiterals = (type: StaticType): StaticType => ({ ...type, single: type.single & ~flowLiterals });

const wordsFor = (parameter: Parameter): string => {
  const { scalars, members } = acceptedBy(parameter.type);
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
  const { scalars, members } = acceptedBy(parameter.type);
  const isList = isListParameter(parameter);
  const fit = fitOf(type, scalars, isList || parameter.type === 'var' ? members : scalars, values | flowLiterals);
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
  run.report(wrongShape ? 'list-expected' : 'argument-type', tree.span, message, dialectOfUse(call, parameter, type));
};

/** A word of an enumeration, alone and unquoted (3.6, C6). */
const checkWord = (
  call: CallExpression,
  tree: Expression,
  parameter: Parameter,
  scope: Scope,
  run: CheckRun,
): StaticType => {
  const words = parameter.values ?? [];
  const given =
    tree.kind === 'enum' ? tree.name : tree.kind === 'string' && parameter.quoted === true ? tree.value : null;
  if (given === null) {
    run.typeOf(tree, scope);
    const bare = tree.kind === 'string' && words.includes(tree.value);
    const message = `\`${call.callee}\` takes ${listOf(words)} as \`${parameter.name}\`, and ${quoted(tree)} is none of them`;
    run.report('enum-value', tree.span, message, bare ? `Remove the quotes: \`${tree.value}\`.` : undefined);
  } else if (!words.includes(given)) {
    const message = `\`${given}\` is not what \`${call.callee}\` takes as \`${parameter.name}\``;
    run.report('enum-value', tree.span, message, `Write ${listOf(words)}.`);
  }
  return single(str);
};

const listOf = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(' or ');
