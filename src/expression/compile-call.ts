import { callEach } from './call-each.js';
import { compilePart, folded, nowhere, type Scope } from './compile.js';
import type { EvaluationContext } from './context.js';
import {
  argumentCounts,
  type Evaluate,
  type FormDeclaration,
  type FunctionDeclaration,
  type Parameter,
  parameterAt,
} from './define.js';
import { describe, type Evaluated, isFailure, isPositions, runtimeError, typeError } from './evaluated.js';
import { fits, never, type Pass, passOf } from './fits.js';
import { functionsByName } from './functions/registry.js';
import { type Invocation, invocationOf, invoke } from './invoke.js';
import { constantPart, type Part, partValue, presencePart, varyingPart } from './part.js';
import type { CallExpression, Expression } from './tree.js';

/** Compiles the call of a function or form (8.1). The parser has checked names and counts; a foreign tree fails instead. */
export const compileCall = (tree: CallExpression, scope: Scope): Part => {
  const declaration = functionsByName.get(tree.callee);
  if (declaration === undefined) return constantPart(runtimeError(`there is no function \`${tree.callee}\``));
  const { least, most } = argumentCounts(declaration);
  if (tree.arguments.length < least || tree.arguments.length > most)
    return constantPart(runtimeError(`\`${tree.callee}\` does not take ${tree.arguments.length} arguments`));
  if (declaration.kind === 'form') return compileForm(declaration, tree, scope);
  const parts = tree.arguments.map((argument, i) => compileArgument(declaration, i, argument, scope));
  const [only] = parts;
  if (declaration.ofAbsent !== undefined && only !== undefined && only.slot >= 0)
    return presencePart({ slot: only.slot, ofAbsent: declaration.ofAbsent }, only.cost + 1);
  const evaluate = compileFunction(invocationOf(declaration, scope.meter), parts);
  return folded(evaluate, parts, declaration.reads === undefined, scope);
};

const compileForm = (declaration: FormDeclaration, tree: CallExpression, scope: Scope): Part => {
  const cell = { value: null };
  const [first] = tree.arguments;
  const bound = first?.kind === 'variable' && declaration.params[0]?.type === 'variable' ? first.name : null;
  const parts = tree.arguments.map((argument, i) => {
    if (bound !== null && i === 0) return constantPart(null);
    if (bound === null || i !== 2) return compilePart(argument, scope);
    return compilePart(argument, { ...scope, variables: new Map([...scope.variables, [bound, cell]]) });
  });
  const evaluate = declaration.build({
    parts,
    cell,
    literal: first?.kind === 'string' ? first.value : '',
    layout: scope.layout,
    meter: scope.meter,
  });
  const readsObject = declaration.params[0]?.type === 'literal';
  return folded(evaluate, parts, !readsObject, scope);
};

const compileArgument = (declaration: FunctionDeclaration, index: number, tree: Expression, scope: Scope): Part => {
  const parameter = parameterAt(declaration, index);
  const part = compilePart(tree, scope);
  return parameter?.type === 'enum' ? enumPart(declaration, parameter, tree, part) : part;
};

/** A quoted constant is a type error, except where a parameter takes it (3.6, C6). */
const enumPart = (declaration: FunctionDeclaration, parameter: Parameter, tree: Expression, part: Part): Part => {
  if (tree.kind === 'enum') return part;
  if (tree.kind === 'string' && parameter.quotable === true && parameter.words?.includes(tree.value)) return part;
  const evaluate: Evaluate = (context) => {
    const value = partValue(part, context);
    if (value === null || isFailure(value)) return value;
    const words = parameter.words?.join(' or ');
    return typeError(`\`${parameter.name}\` of \`${declaration.name}\` is ${words}, not ${describe(value)}`);
  };
  return part.isConstant ? constantPart(evaluate(nowhere), part.cost) : varyingPart(evaluate, part.cost);
};

const omitted = constantPart(null, 0);

/**
 * The call as a closure. Arguments that have exactly the declared types, and NULL in the first, take a path of their own that
 * allocates nothing; all others go through `invoke`, which gives the same for these (a test compares them).
 */
const compileFunction = (invocation: Invocation, parts: readonly Part[]): Evaluate => {
  const { declaration } = invocation;
  const { params } = declaration;
  const full = params.map((_, i) => parts[i] ?? omitted);
  const passes = params.map((parameter, i) => passOf(parameter, full[i] ?? omitted));
  /** From the last varying argument on, constants that fit need no look at run time; `undefined` stands for what is left out. */
  const constants = full.map((part, i) => (i < parts.length && part.isConstant ? part.value : undefined));
  const isFixed = full.map(
    (part, i) => i >= parts.length || (part.isConstant && fits(constants[i] ?? null, passes[i] ?? never)),
  );
  const varying = isFixed.lastIndexOf(false) + 1;
  const [first, second] = parts;
  if (varying <= 1 && first !== undefined && params.length <= 4)
    return callWithOne(invocation, first, passes[0] ?? never, constants);
  if (varying === 2 && first !== undefined && second !== undefined && params.length <= 4)
    return callWithTwo(invocation, [first, second], passes, constants);
  return (context) => {
    const values = [];
    for (const part of parts) {
      const value = partValue(part, context);
      if (isFailure(value)) return value;
      values.push(value);
    }
    return invoke(invocation, values, context.environment);
  };
};

type Constants = readonly (Evaluated | undefined)[];

/** What was written, without what was left out. */
const written = (constants: Constants, ...front: readonly Evaluated[]): readonly Evaluated[] => [
  ...front,
  ...constants.slice(front.length).filter((value) => value !== undefined),
];

/** What NULL in the first argument gives when all others fit; `undefined` when that is not known beforehand. */
const resultOfNull = ({ declaration }: Invocation): Evaluated | undefined => {
  const [first, ...rest] = declaration.params;
  if (first === undefined || first.nullable === true || first.type === 'var') return undefined;
  if (first.whenNull !== undefined) return first.whenNull;
  return rest.some((parameter) => parameter.whenNull !== undefined) ? undefined : null;
};

const callWithOne = (invocation: Invocation, first: Part, pass: Pass, constants: Constants): Evaluate => {
  const { evaluate: call } = invocation.declaration;
  const ofNull = resultOfNull(invocation);
  const [, b, c, d] = constants;
  const each = callEach(invocation, pass, constants, ofNull);
  const otherwise = (value: Evaluated, context: EvaluationContext): Evaluated => {
    if (value === null && ofNull !== undefined) return ofNull;
    const results = isPositions(value) ? each(value, context) : undefined;
    return results ?? invoke(invocation, written(constants, value), context.environment);
  };
  const rest = written(constants, null).slice(1);
  const quick = invocation.declaration.quick?.(first, rest, otherwise);
  if (quick != null) return quick;
  switch (constants.length) {
    case 1:
      return (context) => {
        const value = partValue(first, context);
        return fits(value, pass) ? call(value, context.environment) : otherwise(value, context);
      };
    case 2:
      return (context) => {
        const value = partValue(first, context);
        return fits(value, pass) ? call(value, b, context.environment) : otherwise(value, context);
      };
    case 3:
      return (context) => {
        const value = partValue(first, context);
        return fits(value, pass) ? call(value, b, c, context.environment) : otherwise(value, context);
      };
    default:
      return (context) => {
        const value = partValue(first, context);
        return fits(value, pass) ? call(value, b, c, d, context.environment) : otherwise(value, context);
      };
  }
};

const callWithTwo = (
  invocation: Invocation,
  [first, second]: readonly [Part, Part],
  [passA = never, passB = never]: readonly Pass[],
  constants: Constants,
): Evaluate => {
  const { evaluate: call } = invocation.declaration;
  const [, , c, d] = constants;
  const { length } = constants;
  return (context) => {
    const a = partValue(first, context);
    if (isFailure(a)) return a;
    const b = partValue(second, context);
    if (!fits(a, passA) || !fits(b, passB)) return invoke(invocation, written(constants, a, b), context.environment);
    if (length === 2) return call(a, b, context.environment);
    return length === 3 ? call(a, b, c, context.environment) : call(a, b, c, d, context.environment);
  };
};
