import { compilePart, constantPart, folded, type Part, type Scope, varyingPart } from './compile.js';
import {
  argumentCounts,
  type Evaluate,
  type FormDeclaration,
  type FunctionDeclaration,
  type Parameter,
  parameterAt,
} from './define.js';
import { describe, isFailure, runtimeError, typeError } from './evaluated.js';
import { functionsByName } from './functions/registry.js';
import { type Invocation, invocationOf, invoke, isFast } from './invoke.js';
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

/** INVARIANT of the fast paths: arguments that are no lists and have exactly the declared types need no further look. */
const compileFunction = (invocation: Invocation, parts: readonly Part[]): Evaluate => {
  const { declaration, fast } = invocation;
  const call = declaration.evaluate;
  const thunks = parts.map((part) => part.evaluate);
  const [first, second, third] = thunks;
  const [fastA, fastB, fastC] = fast;
  const { length } = declaration.params;
  if (length === 1 && first !== undefined && fastA !== undefined)
    return (context) => {
      const a = first(context);
      return isFast(a, fastA) ? call(a, context.environment) : invoke(invocation, [a], context.environment);
    };
  if (length === 2 && thunks.length === 2 && first && second && fastA !== undefined && fastB !== undefined)
    return (context) => {
      const a = first(context);
      if (isFailure(a)) return a;
      const b = second(context);
      return isFast(a, fastA) && isFast(b, fastB)
        ? call(a, b, context.environment)
        : invoke(invocation, [a, b], context.environment);
    };
  if (length === 3 && thunks.length === 3 && first && second && third && fastA && fastB && fastC)
    return (context) => {
      const a = first(context);
      if (isFailure(a)) return a;
      const b = second(context);
      if (isFailure(b)) return b;
      const c = third(context);
      return isFast(a, fastA) && isFast(b, fastB) && isFast(c, fastC)
        ? call(a, b, c, context.environment)
        : invoke(invocation, [a, b, c], context.environment);
    };
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
