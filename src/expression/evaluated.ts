import type { Scalar, Value } from '../attribute/value.js';
import { authoritativeNull, type Failure, ignoreThisFlow } from './outcome.js';

/** One position of a list while an expression is evaluated; `null` is a placeholder that keeps its place (7.2). */
export type Member = Scalar | null;

export type FlowLiteral = typeof authoritativeNull | typeof ignoreThisFlow;

/** What a part of an expression yields: an `Outcome` whose lists may still hold placeholders. */
export type Evaluated = Scalar | readonly Member[] | null | FlowLiteral | Failure;

/** The types of single values (expression-language 5). */
export type ScalarType = 'str' | 'num' | 'bool' | 'bin' | 'ref' | 'dt';

/** A value of the wrong type reached an operator, a condition or a parameter (12). */
export const typeError = (message: string): Failure => ({ kind: 'failure', error: 'type', message });

/** Types are right, but there is no result (12). */
export const runtimeError = (message: string): Failure => ({ kind: 'failure', error: 'runtime', message });

export const isFailure = (value: Evaluated | undefined): value is Failure =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'failure';

export const isFlowLiteral = (value: Evaluated): value is FlowLiteral =>
  value === authoritativeNull || value === ignoreThisFlow;

/** What stands at several positions, placeholders included. */
export const isPositions = (value: Evaluated | undefined): value is readonly Member[] => Array.isArray(value);

export const scalarTypeOf = (value: Scalar): ScalarType => {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'bigint':
      return 'num';
    case 'boolean':
      return 'bool';
    default:
      if (value instanceof Uint8Array) return 'bin';
      return value.kind === 'reference' ? 'ref' : 'dt';
  }
};

const typeNames: Readonly<Record<ScalarType, string>> = {
  str: 'text',
  num: 'a number',
  bool: 'a Boolean',
  bin: 'binary',
  ref: 'a reference',
  dt: 'a date',
};

/** A type in the words of messages. */
export const typeName = (type: ScalarType): string => typeNames[type];

/** What a value is, in the words of messages. */
export const describe = (value: Evaluated): string => {
  if (value === null) return 'NULL';
  if (isPositions(value)) return 'a list';
  if (isFlowLiteral(value)) return value === authoritativeNull ? 'AuthoritativeNull' : 'IgnoreThisFlow';
  return isFailure(value) ? 'a failure' : typeName(scalarTypeOf(value));
};

/** Placeholders go when a value leaves the expression; a list of nothing else is NULL (7.2). */
export const withoutPlaceholders = (positions: readonly Member[]): readonly Scalar[] | null => {
  for (const member of positions) {
    if (member === null) {
      const members = positions.filter((each) => each !== null);
      return members.length === 0 ? null : members;
    }
  }
  // `tsc` cannot see that the loop found no placeholder.
  return positions.length === 0 ? null : (positions as readonly Scalar[]);
};

/** The value as a `var` or list parameter sees it. */
export const settled = (value: Value | readonly Member[] | null): Value | null =>
  isPositions(value) ? withoutPlaceholders(value) : value;

/** What `fails` says of functions that only fail on the limit below. */
export const becomesTooLong = 'the text becomes too long';

/** Texts longer than this end an evaluation (hardening IN-5). */
export const textLimit = 1_048_576;

export const tooLongText: Failure = runtimeError(`a text of more than ${textLimit} characters would arise`);

/** The text, unless it outgrew the limit. */
export const bounded = (text: string): string | Failure => (text.length <= textLimit ? text : tooLongText);
