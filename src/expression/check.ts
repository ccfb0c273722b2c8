import { assertNever } from '../base/assert-never.js';
import { compareDiagnostics, type Diagnostic, hasErrors } from '../base/diagnostic.js';
import { typeOfParameter, typeOfSource } from './check/attributes.js';
import { typeOfCall } from './check/call.js';
import { addDiagnostic, type CheckRun, type CheckSetting, keyOf, outermost, type Scope } from './check/context.js';
import { checkFlow } from './check/flow.js';
import { typeOfChain, typeOfNegation } from './check/operators.js';
import { remarkOnCall, remarkOnChain, remarkOnWhole } from './check/remarks.js';
import { checkCalls } from './check-calls.js';
import type { DiagnosticCode } from './diagnostics.js';
import { readExpression } from './parse.js';
import type { Expression } from './tree.js';
import {
  binary,
  clears,
  emptyText,
  failure,
  ignores,
  isFalse,
  isTrue,
  negative,
  nothing,
  positive,
  type StaticType,
  single,
  str,
  text,
  withoutPlaceholders,
  zero,
} from './types.js';

export type { CheckSetting } from './check/context.js';

/** What is known of an expression before it runs. */
export interface CheckedExpression {
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  /** What it can yield, before the attribute flow looks at it (9.2). */
  readonly type: StaticType;
  /** The type of every part. */
  readonly types: ReadonlyMap<Expression, StaticType>;
}

/**
 * Checks a parsed expression against the schema of its source, its target and its parameters (17). An expression without an
 * error never raises a type error at run time, provided that the schema is known and the object follows it.
 */
export const checkExpression = (
  tree: Expression,
  setting: CheckSetting,
  known: Scope = outermost,
): CheckedExpression => {
  const diagnostics: Diagnostic[] = [];
  const failures = new Map<string, Diagnostic>();
  const types = new Map<Expression, StaticType>();
  const file = setting.file ?? 'expression';
  const spanKey = ({ start, end }: Expression['span']): string => `${start}-${end}`;
  const typeOf = (node: Expression, scope: Scope): StaticType => {
    const found = typeOfNode(node, scope, run);
    const type = recognised(node, found, scope);
    if (type !== found && (type.single & failure) === 0) failures.delete(spanKey(node.span));
    types.set(node, type);
    return type;
  };
  const run: CheckRun = {
    setting,
    typeOf,
    types,
    report: (code: DiagnosticCode, span, message, help) => addDiagnostic(diagnostics, file, code, span, message, help),
    canFail: (span, scope, message) => {
      if (scope.dead || failures.has(spanKey(span))) return;
      const added: Diagnostic[] = [];
      addDiagnostic(added, file, 'can-fail', span, message, undefined);
      for (const diagnostic of added) failures.set(spanKey(span), diagnostic);
    },
  };
  const result = withoutPlaceholders(typeOf(tree, known));
  const typeOfUsual = (): StaticType => checkExpression(tree, withoutTarget(setting), usual).type;
  for (const call of remarkOnWhole(tree, run)) failures.delete(spanKey(call.span));
  if (setting.target !== undefined) checkFlow(tree, result, setting.target, run, typeOfUsual);
  diagnostics.push(...failures.values());
  return { diagnostics: diagnostics.sort(compareDiagnostics), type: result, types };
};

/** Every object of a directory has an objectGUID of 16 bytes, although the schema cannot say so. */
const usual: Scope = {
  ...outermost,
  narrowed: new Map([
    ['[objectGUID]', single(binary)],
    ['ConvertToBase64([objectGUID])', single(text)],
  ]),
};

const withoutTarget = ({ target: _, ...setting }: CheckSetting): CheckSetting => setting;

/** What the conditions passed so far say of the same expression; it was evaluated before and cannot fail now. */
const recognised = (node: Expression, found: StaticType, scope: Scope): StaticType => {
  if (scope.narrowed.size === 0) return found;
  const key = keyOf(node);
  const known = key === null ? undefined : scope.narrowed.get(key);
  return known === undefined ? found : { ...found, single: found.single & known.single, list: found.list & known.list };
};

const typeOfNode = (node: Expression, scope: Scope, run: CheckRun): StaticType => {
  switch (node.kind) {
    case 'string':
      return single(node.value === '' ? emptyText : text);
    case 'number':
      return single(node.value > 0n ? positive : node.value === 0n ? zero : negative);
    case 'constant':
      return single(constants[node.name]);
    case 'enum':
      // Reported by the parser or by the call whose argument it is.
      return single(str);
    case 'attribute':
      return typeOfSource(node.name, node.span, run);
    case 'parameter':
      return typeOfParameter(node.name, node.span, run);
    case 'variable':
      return scope.variables.get(node.name) ?? single(nothing);
    case 'negate':
      return typeOfNegation(node.operand, node.span, scope, run);
    case 'chain':
      remarkOnChain(node, run);
      return typeOfChain(node, scope, run);
    case 'call':
      remarkOnCall(node, scope, run);
      return typeOfCall(node, scope, run);
    default:
      return assertNever(node);
  }
};

const constants = {
  True: isTrue,
  False: isFalse,
  NULL: nothing,
  CRLF: text,
  AuthoritativeNull: clears,
  IgnoreThisFlow: ignores,
} as const;

/** Reads and checks a text: everything wrong with it at once, remarks only when it can be read (17). */
export const checkText = (source: string, setting: CheckSetting): CheckedExpression => {
  const syntax = readExpression(source, setting.file);
  const calls = checkCalls(syntax.tree, setting.file ?? 'expression', syntax.diagnostics.length === 0);
  const read = { tree: syntax.tree, diagnostics: [...syntax.diagnostics, ...calls] };
  const checked = checkExpression(read.tree, { ...setting, text: source });
  if (!hasErrors(read.diagnostics)) return checked;
  const places = new Set(read.diagnostics.map(({ at }) => at?.span?.start));
  const errors = checked.diagnostics.filter(({ severity, at }) => severity === 'error' && !places.has(at?.span?.start));
  return { ...checked, diagnostics: [...read.diagnostics, ...errors].sort(compareDiagnostics) };
};
