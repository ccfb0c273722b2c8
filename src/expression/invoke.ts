import type { Scalar, Value } from '../attribute/value.js';
import type { Environment } from './context.js';
import { type FunctionDeclaration, type Parameter, typesOf } from './define.js';
import {
  describe,
  type Evaluated,
  isFailure,
  isFlowLiteral,
  isPositions,
  type Member,
  type ScalarType,
  scalarTypeOf,
  typeError,
  typeName,
  withoutPlaceholders,
} from './evaluated.js';
import { differentLengths } from './map-positions.js';
import { costOf, type Meter } from './meter.js';
import type { Failure } from './outcome.js';

/** How arguments of a parameter are looked at, worked out once for each call in an expression. */
interface Place {
  readonly parameter: Parameter;
  /** `scalar` maps over lists, the others take the whole value (7.1). */
  readonly takes: 'scalar' | 'list' | 'any';
  /** The types of a scalar, or of the members of a list; `null` for any. */
  readonly types: ReadonlySet<ScalarType> | null;
}

/** A function as one expression calls it. */
export interface Invocation {
  readonly declaration: FunctionDeclaration;
  readonly places: readonly Place[];
  readonly meter: Meter;
}

const memberTypes: Readonly<Record<string, ScalarType>> = { mvstr: 'str', mvnum: 'num', mvbin: 'bin', mvref: 'ref' };

const placeOf = (parameter: Parameter): Place => {
  const types = typesOf(parameter);
  if (types.includes('var')) return { parameter, takes: 'any', types: null };
  if (types.includes('mv')) return { parameter, takes: 'list', types: null };
  const isList = types.every((type) => memberTypes[type] !== undefined);
  const scalars = types.map((type) => (type === 'enum' ? 'str' : (memberTypes[type] ?? type)));
  // INVARIANT: `variable` and `literal` belong to forms, which are not invoked.
  return { parameter, takes: isList ? 'list' : 'scalar', types: new Set(scalars as ScalarType[]) };
};

export const invocationOf = (declaration: FunctionDeclaration, meter: Meter): Invocation => ({
  declaration,
  places: declaration.params.map(placeOf),
  meter,
});

/** Calls the function on evaluated arguments, once or position by position (7.2). */
export const invoke = (invocation: Invocation, values: readonly Evaluated[], environment: Environment): Evaluated => {
  // What fails while the arguments are evaluated comes before any look at their types (8.1).
  for (const value of values) if (isFailure(value)) return value;
  const prepared: (Value | readonly Member[] | null)[] = [];
  let length = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    const place = invocation.places[i];
    if (place === undefined || isFlowLiteral(value) || isFailure(value)) return wrongType(invocation, i, value);
    if (place.takes === 'scalar') {
      if (isPositions(value)) {
        if (length >= 0 && length !== value.length) return differentLengths(length, value.length);
        length = value.length;
      }
      prepared.push(value);
      continue;
    }
    const whole = isPositions(value) ? withoutPlaceholders(value) : value;
    const wrong = place.takes === 'list' && whole !== null ? notInList(whole, place.types) : undefined;
    if (wrong !== undefined) return wrongType(invocation, i, wrong);
    prepared.push(whole);
  }
  return length < 0 ? apply(invocation, prepared, environment) : map(invocation, prepared, length, environment);
};

const map = (
  invocation: Invocation,
  values: readonly (Value | readonly Member[] | null)[],
  length: number,
  environment: Environment,
): readonly Member[] | Failure => {
  const results: Member[] = [];
  for (let at = 0; at < length; at++) {
    const overdrawn = invocation.meter.spend(1);
    if (overdrawn !== null) return overdrawn;
    const each = values.map((value, i) =>
      isPositions(value) && invocation.places[i]?.takes === 'scalar' ? (value[at] ?? null) : value,
    );
    const result = apply(invocation, each, environment);
    if (isFailure(result)) return result;
    if (isPositions(result)) return listInList(invocation.declaration);
    // `tsc` cannot see that a function gives no flow literal.
    results.push(result as Member);
  }
  return results;
};

/** A function that gives a list cannot be called for each member of one. */
export const listInList = ({ name }: FunctionDeclaration): Failure =>
  typeError(`\`${name}\` would give a list for every value of a list`);

/** One call: types first, then the NULL rule (6 no. 2 and 5). */
const apply = (
  invocation: Invocation,
  args: readonly (Value | readonly Member[] | null)[],
  environment: Environment,
): Evaluated => {
  const { places, declaration, meter } = invocation;
  let isNull = false;
  for (let i = 0; i < args.length; i++) {
    const { takes, types } = places[i] ?? unknownPlace;
    const value = args[i] ?? null;
    if (takes !== 'scalar' || value === null || types === null) continue;
    // INVARIANT: lists at scalar places were taken apart by `map`.
    if (!types.has(scalarTypeOf(value as Scalar))) return wrongType(invocation, i, value);
  }
  for (let i = 0; i < args.length; i++) {
    if (args[i] !== null) continue;
    const parameter = places[i]?.parameter;
    if (parameter?.whenNull !== undefined) return parameter.whenNull;
    if (parameter?.nullable !== true && parameter?.type !== 'var') isNull = true;
  }
  if (isNull) return null;
  const cost = costOf(args);
  const overdrawn = cost === 0 ? null : meter.spend(cost);
  if (overdrawn !== null) return overdrawn;
  const full: unknown[] = [...args];
  while (full.length < places.length) full.push(undefined);
  return declaration.evaluate(...full, environment);
};

const unknownPlace: Pick<Place, 'takes' | 'types'> = { takes: 'any', types: null };

/** What is wrong about the argument of a list parameter, `undefined` when nothing is. */
const notInList = (value: Value, types: ReadonlySet<ScalarType> | null): Value | undefined => {
  if (!isPositions(value)) return value;
  return types === null ? undefined : value.find((member) => member !== null && !types.has(scalarTypeOf(member)));
};

const wrongType = ({ declaration, places }: Invocation, index: number, value: Evaluated): Failure => {
  const place = places[index];
  if (place === undefined) return typeError(`\`${declaration.name}\` has too many arguments`);
  const types = place.types === null ? [] : [...place.types].map(typeName);
  const wanted =
    place.takes === 'list'
      ? ['a list', ...(types.length === 0 ? [] : [`of ${types.join(' or ')}`])].join(' ')
      : types.join(' or ');
  return typeError(
    `\`${place.parameter.name}\` of \`${declaration.name}\` is ${wanted === '' ? 'a value' : wanted}, not ${describe(value)}`,
  );
};
