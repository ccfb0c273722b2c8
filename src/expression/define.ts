import type { Instant, Reference, Scalar, Value } from '../attribute/value.js';
import type { Environment, EvaluationContext, SlotLayout } from './context.js';
import type { Evaluated, ScalarType } from './evaluated.js';
import type { Meter } from './meter.js';
import type { Failure } from './outcome.js';
import type { Part } from './part.js';
import type { EncodedVectorValue } from './vector-value.js';

/** `mv` takes members of any type. */
export type ListType = 'mv' | 'mvstr' | 'mvnum' | 'mvbin' | 'mvref';

/**
 * `var` takes any value whole, `enum` one of `words`, `variable` a `$name` that the last parameter sees, `literal` a quoted
 * attribute name. Scalar types map over lists, the others never do (expression-language 7.1).
 */
export type ParameterType = ScalarType | ListType | 'var' | 'enum' | 'variable' | 'literal';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType | readonly (ScalarType | ListType)[];
  readonly optional?: true;
  /** `enum`: the constants that may stand here (3.6). */
  readonly words?: readonly string[];
  /** `enum`: the constant may be quoted (C6). */
  readonly quotable?: true;
  /** What the whole call gives when this argument is NULL. Without it and without `nullable`: NULL (6 no. 2). */
  readonly whenNull?: Scalar;
  /** `evaluate` deals with NULL. */
  readonly nullable?: true;
  /** Forms: evaluated only when needed, or once per member. */
  readonly lazy?: true;
  /** Forms: a flow literal may stand here and becomes the result (9.1). */
  readonly flow?: true;
}

/**
 * The type of a result: fixed, `as` the argument of that parameter, a `member` of that list argument, `oneOf` several arguments,
 * a list `listOf` what that argument yields, the `attribute` named by the literal, or `void` for what never returns.
 */
export type Returns =
  | ScalarType
  | ListType
  | 'void'
  | 'attribute'
  | { readonly as: string }
  | { readonly member: string }
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: string };

/** An expression, what it gives, and the attributes it reads, as test vectors write them. */
export type Example = readonly [
  expression: string,
  gives: EncodedVectorValue,
  attributes?: Readonly<Record<string, EncodedVectorValue>>,
];

interface Description {
  readonly name: string;
  readonly params: readonly Parameter[];
  readonly returns: Returns;
  /** The result can be NULL although no argument is. */
  readonly mayBeNull?: true;
  /** When evaluation fails although the types are right; part of a sentence after "fails when". */
  readonly fails?: string;
  /** One or two sentences of Markdown. */
  readonly summary: string;
  /** Where the behaviour is documented or decided. */
  readonly source: string;
  /** What of the environment the result depends on; without it equal arguments give equal results. */
  readonly reads?: 'now' | 'random' | 'guid';
  /** Set where the function only asks whether its one argument is NULL or empty: what it gives then. */
  readonly ofAbsent?: boolean;
  readonly examples: readonly Example[];
}

/** A function whose arguments are all evaluated, from left to right (8.1). */
export interface FunctionDeclaration extends Description {
  readonly kind: 'function';
  readonly quick?: Quick;
  /** INVARIANT: called with arguments that fit `params` (the compiler checks them), then the environment. */
  readonly evaluate: (...args: readonly unknown[]) => Value | null | Failure;
}

/** A function that decides itself what to evaluate (8.2 to 8.4). */
export interface FormDeclaration extends Description {
  readonly kind: 'form';
  /** The parameters repeat as a group; one argument is the least (8.3). */
  readonly repeats?: true;
  readonly build: (call: FormCall) => Evaluate;
}

/**
 * The call as a closure of its own, for functions that run on every object: the general one serves all functions and is slower
 * for it. `first` varies, `rest` are constants that fit; gives what `evaluate` gives, and leaves to `otherwise` every value that
 * does not fit. Null when these constants are not worth it.
 */
export type Quick = (first: Part, rest: readonly Evaluated[], otherwise: Otherwise) => Evaluate | null;

export type Otherwise = (value: Evaluated, context: EvaluationContext) => Evaluated;

export type Declaration = FunctionDeclaration | FormDeclaration;

/** A compiled part of an expression. */
export type Evaluate = (context: EvaluationContext) => Evaluated;

/** What a form is built from. */
export interface FormCall {
  /** The arguments, to be evaluated by `partValue`. */
  readonly parts: readonly Part[];
  /** Where the variable of the first argument is kept. */
  readonly cell: Cell;
  /** The text of a literal argument. */
  readonly literal: string;
  readonly layout: SlotLayout;
  readonly meter: Meter;
}

/** The value of a variable; the body reads it, the form writes it. */
export interface Cell {
  value: Evaluated;
}

interface TypeMap {
  readonly str: string;
  readonly num: bigint;
  readonly bool: boolean;
  readonly bin: Uint8Array;
  readonly ref: Reference;
  readonly dt: Instant;
  readonly mv: readonly Scalar[];
  readonly mvstr: readonly string[];
  readonly mvnum: readonly bigint[];
  readonly mvbin: readonly Uint8Array[];
  readonly mvref: readonly Reference[];
  readonly var: Value | null;
  readonly enum: string;
  readonly variable: never;
  readonly literal: never;
}

type TypeOf<T> = T extends readonly (infer U)[] ? TypeOf<U> : T extends keyof TypeMap ? TypeMap[T] : never;
type Argument<P> =
  | (P extends { readonly type: infer T } ? TypeOf<T> : never)
  | (P extends { readonly nullable: true } ? null : never)
  | (P extends { readonly optional: true } ? undefined : never);
type Arguments<Ps extends readonly Parameter[]> = { [K in keyof Ps]: Argument<Ps[K]> };
type ResultType<R> = R extends keyof TypeMap ? TypeMap[R] : R extends 'void' ? never : Value;

type FunctionOf<
  Ps extends readonly Parameter[],
  R extends Returns,
  N extends true | undefined,
  F extends string | undefined,
> = Omit<Description, 'params' | 'returns' | 'mayBeNull' | 'fails'> & {
  readonly params: Ps;
  readonly returns: R;
  readonly mayBeNull?: N;
  readonly fails?: F;
  readonly quick?: Quick;
  readonly evaluate: (
    ...args: [...Arguments<Ps>, Environment]
  ) => ResultType<R> | (N extends true ? null : never) | (F extends string ? Failure : never);
};

/**
 * Declares a function. The arguments of `evaluate` are inferred from `params`, its result from `returns`, `mayBeNull` and
 * `fails`, so that signature and body cannot drift apart; after the arguments it receives the environment.
 */
export const defineFunction = <
  const Ps extends readonly Parameter[],
  const R extends Returns,
  N extends true | undefined = undefined,
  F extends string | undefined = undefined,
>(
  declaration: FunctionOf<Ps, R, N, F>,
): FunctionDeclaration => ({
  ...(declaration as unknown as Description),
  kind: 'function',
  // `tsc` cannot see that the compiler passes arguments that fit `params`.
  evaluate: declaration.evaluate as unknown as FunctionDeclaration['evaluate'],
});

/** Declares a function that receives parts instead of values. */
export const defineForm = (declaration: Omit<FormDeclaration, 'kind'>): FormDeclaration => ({
  ...declaration,
  kind: 'form',
});

/** How many arguments a call may have. */
export const argumentCounts = (declaration: Declaration): { readonly least: number; readonly most: number } => {
  if (declaration.kind === 'form' && declaration.repeats === true) return { least: 1, most: Number.POSITIVE_INFINITY };
  const required = declaration.params.filter((parameter) => parameter.optional !== true);
  return { least: required.length, most: declaration.params.length };
};

/** The parameter that the argument at `index` belongs to. */
export const parameterAt = ({ params }: Declaration, index: number): Parameter | undefined =>
  params[index % params.length];

/** The types a parameter takes, as a list. */
export const typesOf = ({ type }: Parameter): readonly ParameterType[] => (typeof type === 'string' ? [type] : type);

/** `Left(str text, num count)`, optional parameters in square brackets. */
export const signatureOf = (declaration: Declaration): string => {
  const { name, params } = declaration;
  const shown = params.map((parameter) => {
    const type = parameter.type === 'enum' ? `enum ${parameter.words?.join('|')}` : typesOf(parameter).join('|');
    return `${type} ${parameter.name}`;
  });
  const optional = params.findIndex((parameter) => parameter.optional === true);
  const repeats = declaration.kind === 'form' && declaration.repeats === true ? ', …' : '';
  if (optional < 0) return `${name}(${shown.join(', ')}${repeats})`;
  const required = shown.slice(0, optional).join(', ');
  const rest = shown.slice(optional);
  return `${name}(${required}${rest.map((each) => ` [, ${each}`).join('')}${']'.repeat(rest.length)})`;
};
