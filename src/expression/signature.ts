/** The base types as the function reference writes them (expression-language 5). */
export type BaseType = 'str' | 'num' | 'bool' | 'bin' | 'ref' | 'dt';

/** Scalars of one type or of several; a list makes the call map (7.1). */
export type ScalarType =
  | BaseType
  | 'str|bin'
  | 'str|num'
  | 'num|str|bin'
  | 'str|num|bool|ref'
  | 'str|ref'
  | 'str|dt'
  | 'bool|num|str';

/** The whole list; `mv` is a list of anything. */
export type ListType = 'mv' | 'mvstr' | 'mvref' | 'mvstr|mvref';

export type ParameterType =
  | ScalarType
  | ListType
  /** The whole value, whatever it is; never maps. */
  | 'var'
  /** One of `values`, written as a bare word. */
  | 'enum'
  /** A condition: Boolean or NULL, evaluated on demand. */
  | 'exp'
  /** A quoted attribute name, a literal so that it can be found before anything runs (14.1). */
  | 'name'
  /** A `$variable` that the call binds for its last argument (8.4). */
  | 'variable';

/** What a call yields when this argument is NULL (6); looked at in the order of the parameters. */
export type IfNull =
  /** NULL, the rule for every parameter that says nothing else (S10). */
  | 'null'
  | 'empty'
  | 'zero'
  | 'false'
  | 'failure'
  /** The function goes on without it. */
  | 'goes on';

/** One parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional?: true;
  /** For `enum`: its words; the first one is what holds when the argument is left out. */
  readonly values?: readonly string[];
  /** For `enum`: the word may be quoted as well (C6). */
  readonly quoted?: true;
  readonly ifNull?: IfNull;
}

/** Why a call with arguments of the right types can fail at run time (12). */
export interface FailureCause {
  /** Goes on after `it fails when …`. */
  readonly when: string;
  /** Only when the first argument has one of these types. */
  readonly of?: readonly BaseType[];
}

/** What a call yields beside NULL; `member` is one value of the list in the first parameter, `same` what came in first. */
export type ReturnType = BaseType | 'mvstr' | 'member' | 'same' | 'nothing';

/** The static side of a function: all that checker, printer and documentation need (one home per fact). */
export interface Signature {
  readonly name: string;
  readonly params: readonly Parameter[];
  /** How many of the last parameters may be repeated together (`Switch`). */
  readonly repeats?: number;
  readonly returns: ReturnType;
  /** A text result is never empty. */
  readonly filled?: true;
  /** NULL is possible although no argument is NULL; when, for the documentation. */
  readonly canBeNull?: string;
  readonly fails?: readonly FailureCause[];
}
