import type { AttributeDefinition, Schema } from '../../attribute/schema.js';
import type { Diagnostic, Span } from '../../base/diagnostic.js';
import { type DiagnosticCode, diagnosticKinds } from '../diagnostics.js';
import { printExpression } from '../print.js';
import type { Expression } from '../tree.js';
import { isNever, type StaticType } from '../types.js';

/** Where an expression stands; what is left out is not known and therefore not checked. */
export interface CheckSetting {
  /** The attributes of the source object; empty = not known (FOL-4). */
  readonly source: Schema;
  readonly direction: 'Inbound' | 'Outbound';
  readonly target?: AttributeDefinition;
  /** Names of all parameters, without percent signs. */
  readonly parameters?: ReadonlySet<string>;
  /** The flow runs only when its target is created (FLOW-9). */
  readonly applyOnce?: boolean;
  /** The text of the expression: only it shows brackets that change nothing. */
  readonly text?: string;
  /** How places name the text. */
  readonly file?: string;
}

/** What is known at one point of an expression beside the schema. */
export interface Scope {
  readonly variables: ReadonlyMap<string, StaticType>;
  /** By canonical text: what the conditions passed so far say of an expression that always yields the same. */
  readonly narrowed: ReadonlyMap<string, StaticType>;
  /** Evaluation never comes here. */
  readonly dead: boolean;
}

export const outermost: Scope = { variables: new Map(), narrowed: new Map(), dead: false };

/** How a node of the tree is checked; the parts of the checker call each other through it. */
export type TypeOf = (tree: Expression, scope: Scope) => StaticType;

/** One run of the checker over one expression. */
export interface CheckRun {
  readonly setting: CheckSetting;
  readonly typeOf: TypeOf;
  /** The type of every node checked so far. */
  readonly types: ReadonlyMap<Expression, StaticType>;
  report(code: DiagnosticCode, span: Span, message: string, help?: string): void;
  /** `span` can fail on some object; silent where evaluation never comes. */
  canFail(span: Span, scope: Scope, message: string): void;
}

/** More than this is not reported of one expression: a text of 131 072 characters can hold as many mistakes. */
const reportLimit = 200;

export const addDiagnostic = (
  into: Diagnostic[],
  file: string,
  code: DiagnosticCode,
  span: Span,
  message: string,
  help: string | undefined,
): void => {
  if (into.length >= reportLimit) return;
  const { severity, help: usual } = diagnosticKinds[code];
  into.push({ code: `expression/${code}`, severity, message, at: { file, span }, help: help ?? usual });
};

/** Longer expressions are not recognised again: their text would be printed at every level. */
const keyLimit = 256;
/** More than this need not be remembered at once; forgetting is safe. */
const narrowedLimit = 64;

/** The canonical text by which `tree` is recognised, null where it is long or does not always yield the same. */
export const keyOf = (tree: Expression): string | null => {
  if (tree.span.end - tree.span.start > keyLimit) return null;
  if (tree.kind === 'string' || tree.kind === 'number' || tree.kind === 'constant' || tree.kind === 'enum') return null;
  const key = printExpression(tree);
  return /\b(?:Guid|RandomNum)\(/.test(key) ? null : key;
};

/** `scope` where what `key` stands for is known to have `type`; a type that nothing has means that evaluation never comes here. */
export const narrowTo = (scope: Scope, key: string, type: StaticType): Scope => {
  const dead = scope.dead || isNever(type);
  if (scope.narrowed.size >= narrowedLimit && !scope.narrowed.has(key)) return { ...scope, dead };
  return { ...scope, narrowed: new Map(scope.narrowed).set(key, type), dead };
};

/** `scope` with a variable bound; what was known of an outer one of the same name is forgotten (8.4). */
export const bind = (scope: Scope, name: string, type: StaticType): Scope => {
  const narrowed = new Map([...scope.narrowed].filter(([key]) => !key.includes(`$${name}`)));
  return { ...scope, variables: new Map(scope.variables).set(name, type), narrowed };
};

/** `text` cut to what a message can hold, in backticks. */
export const quoted = (tree: Expression | string): string => {
  const printed = typeof tree === 'string' ? tree : printExpression(tree);
  return `\`${printed.length > 60 ? `${printed.slice(0, 59)}…` : printed}\``;
};
