import { compilePart, constantPart, folded, nowhere, type Part, type Scope, varyingPart } from './compile.js';
import type { EvaluationContext } from './context.js';
import {
  argumentCounts,
  type Evaluate,
  type FormDeclaration,
  type FunctionDeclaration,
  type Parameter,
  parameterAt,
} from './define.js';
import { describe, type Evaluated, isFailure, runtimeError, typeError } from './evaluated.js';
import { fits, type Pass, passOf } from './fits.js';
import { functionsByName } from './functions/registry.js';
import { type Invocation, invocationOf, invoke } from './invoke.js';
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
    thunks: parts.map((part) => part.evaluate),
    costs: parts.map((part) => part.cost),
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
    const value = part.evaluate(context);
    if (value === null || isFailure(value)) return value;
    const words = parameter.words?.join(' or ');
    return typeError(`\`${parameter.name}\` of \`${declaration.name}\` is ${words}, not ${describe(value)}`);
  };
  return part.isConstant ? { ...part, evaluate } : varyingPart(evaluate, part.cost);
};

const omitted: Part = { evaluate: () => null, isConstant: true, cost: 0 };

/**
 * The call as a closure. Arguments that have exactly the declared types, and NULL in the first, take a path of their own that
 * allocates nothing; all others go through `invoke`, which gives the same for these (a test compares them).
 */
const compileFunction = (invocation: Invocation, parts: readonly Part[]): Evaluate => {
  const { declaration } = invocation;
  const { params } = declaration;
  const thunks = parts.map((part) => part.evaluate);
  const full = params.map((_, i) => parts[i] ?? omitted);
  const passes = params.map((parameter, i) => passOf(parameter, full[i] ?? omitted));
  /** From the last varying argument on, constants that fit need no look at run time; `undefined` stands for what is left out. */
  const constants = full.map((part, i) => (i < parts.length && part.isConstant ? part.evaluate(nowhere) : undefined));
  const isFixed = full.map(
    (part, i) => i >= parts.length || (part.isConstant && fits(constants[i] ?? null, passes[i] ?? 'never')),
  );
  const varying = isFixed.lastIndexOf(false) + 1;
  const [first, second] = thunks;
  if (varying <= 1 && first !== undefined && params.length <= 4)
    return callWithOne(invocation, first, passes[0] ?? 'never', constants, parts[0]?.slot);
  if (varying === 2 && first !== undefined && second !== undefined && params.length <= 4)
    return callWithTwo(invocation, [first, second], passes, constants);
  return (context) => {
    const values = [];
    for (const thunk of thunks) {
      const value = thunk(context);
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

const callWithOne = (
  invocation: Invocation,
  first: Evaluate,
  pass: Pass,
  constants: Constants,
  slot: number | undefined,
): Evaluate => {
  const { evaluate: call } = invocation.declaration;
  const ofNull = resultOfNull(invocation);
  const [, b, c, d] = constants;
  const slow = (value: Evaluated, context: EvaluationContext): Evaluated =>
    value === null && ofNull !== undefined
      ? ofNull
      : invoke(invocation, written(constants, value), context.environment);
  if (constants.length === 1 && slot !== undefined)
    return (context) => {
      const value = context.slots[slot] ?? null;
      return fits(value, pass) ? call(value, context.environment) : slow(value, context);
    };
  switch (constants.length) {
    case 1:
      return (context) => {
        const value = first(context);
        return fits(value, pass) ? call(value, context.environment) : slow(value, context);
      };
    case 2:
      return (context) => {
        const value = first(context);
        return fits(value, pass) ? call(value, b, context.environment) : slow(value, context);
      };
    case 3:
      return (context) => {
        const value = first(context);
        return fits(value, pass) ? call(value, b, c, context.environment) : slow(value, context);
      };
    default:
      return (context) => {
        const value = first(context);
        return fits(value, pass) ? call(value, b, c, d, context.environment) : slow(value, context);
      };
  }
};

const callWithTwo = (
  invocation: Invocation,
  [first, second]: readonly [Evaluate, Evaluate],
  [passA = 'never', passB = 'never']: readonly Pass[],
  constants: Constants,
): Evaluate => {
  const { evaluate: call } = invocation.declaration;
  const [, , c, d] = constants;
  const { length } = constants;
  return (context) => {
    const a = first(context);
    if (isFailure(a)) return a;
    const b = second(context);
    if (!fits(a, passA) || !fits(b, passB)) return invoke(invocation, written(constants, a, b), context.environment);
    if (length === 2) return call(a, b, context.environment);
    return length === 3 ? call(a, b, c, context.environment) : call(a, b, c, d, context.environment);
  };
};
