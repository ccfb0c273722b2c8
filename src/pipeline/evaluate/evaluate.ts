import { adSchema, metaverseSchema } from '../../attribute/catalogue.js';
import type { AttributeDefinition, AttributeType } from '../../attribute/schema.js';
import type { Attributes, Instant, Value } from '../../attribute/value.js';
import { type Diagnostic, hasErrors } from '../../base/diagnostic.js';
import { seededEnvironment } from '../../engine/seeded-environment.js';
import { type CheckSetting, checkText } from '../../expression/check.js';
import { isFailure, type ScalarType, scalarTypeOf } from '../../expression/evaluated.js';
import { type Explanation, explainExpression } from '../../expression/explain.js';
import { factsOf } from '../../expression/facts.js';
import { parseExpression } from '../../expression/parse.js';
import { layoutOf } from '../../expression/run-vector.js';
import type { Expression } from '../../expression/tree.js';
import { printType } from '../../expression/types.js';
import { encodeOutcome } from '../../expression/vector-value.js';
import { caretText } from '../../report/caret.js';
import { explanationJson, explanationText } from '../../report/explanation.js';
import { outcomeText, outcomeType } from '../../report/outcome-text.js';

/** What an expression is evaluated on. */
export interface Setting {
  readonly object: Attributes;
  readonly parameters: ReadonlyMap<string, string>;
  readonly now: Instant;
}

/** An expression that was read and evaluated; without a tree it could not be read. */
export interface Evaluation {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly evaluated: { readonly tree: Expression; readonly explanation: Explanation } | null;
}

/** Reads, checks and evaluates an expression (design 3, `eval`). */
export const evaluateText = (text: string, setting: Setting): Evaluation => {
  const parsed = parseExpression(text);
  const checked = checkText(text, checkSetting(setting));
  if (!parsed.ok) return { text, diagnostics: withParse(parsed.diagnostics, checked.diagnostics), evaluated: null };
  const tree = parsed.value;
  const { attributes, importedAttributes } = factsOf(tree);
  const names = [...new Set([...attributes, ...importedAttributes])];
  const slots = names.map((name) => setting.object.get(name) ?? null);
  const explanation = explainExpression(tree, layoutOf(names), {
    slots,
    imported: slots,
    parameters: setting.parameters,
    environment: seededEnvironment('onegal eval', setting.now),
  });
  return { text, diagnostics: checked.diagnostics, evaluated: { tree, explanation } };
};

/** The checker sees nearly all that the parser sees; what it does not is added. */
const withParse = (parsed: readonly Diagnostic[], checked: readonly Diagnostic[]): readonly Diagnostic[] => {
  if (hasErrors(checked)) return checked;
  return [...parsed, ...checked];
};

const types: Readonly<Record<ScalarType, AttributeType>> = {
  str: 'string',
  num: 'number',
  bool: 'boolean',
  bin: 'binary',
  ref: 'reference',
  dt: 'dateTime',
};

/** AD, the metaverse and whatever else the object has. */
const checkSetting = ({ object, parameters }: Setting): CheckSetting => {
  const own = [...object].map(([name, value]): [string, AttributeDefinition] => [name, definitionOf(name, value)]);
  return {
    source: new Map([...metaverseSchema, ...adSchema, ...own]),
    direction: 'Inbound',
    parameters: new Set(parameters.keys()),
  };
};

const definitionOf = (name: string, value: Value): AttributeDefinition => {
  const known = adSchema.get(name) ?? metaverseSchema.get(name);
  if (known !== undefined) return known;
  const isMultiValued = Array.isArray(value);
  const [first] = isMultiValued ? value : [value];
  return { name, type: first === undefined ? 'string' : types[scalarTypeOf(first)], multiValued: isMultiValued };
};

/** Whether the expression gave a value, failed, or could not be read. */
export const verdictOf = ({ evaluated }: Evaluation): 'value' | 'failure' | 'unreadable' => {
  if (evaluated === null) return 'unreadable';
  return isFailure(evaluated.explanation.outcome) ? 'failure' : 'value';
};

/** The value and its type; with `explain` the tree with the value of every node before them. */
export const evaluationText = ({ evaluated }: Evaluation, explain: boolean): string => {
  if (evaluated === null) return '';
  const { outcome } = evaluated.explanation;
  const tree = explain ? [explanationText(evaluated.tree, evaluated.explanation)] : [];
  const value = isFailure(outcome) ? [] : [outcomeText(outcome), `type: ${outcomeType(outcome)}`];
  return [...tree, ...value].join('\n');
};

/** Everything to say about the text itself: diagnostics, and where evaluation failed, each with marks under the place. */
export const remarksText = ({ text, diagnostics, evaluated }: Evaluation): string => {
  const shown = diagnostics.filter(({ severity }) => severity !== 'info');
  return [...shown, ...failureDiagnostic(evaluated)].map((diagnostic) => caretText(text, diagnostic)).join('\n');
};

const failureDiagnostic = (evaluated: Evaluation['evaluated']): readonly Diagnostic[] => {
  if (evaluated === null || !isFailure(evaluated.explanation.outcome)) return [];
  const { outcome, failedAt } = evaluated.explanation;
  const span = failedAt?.span ?? evaluated.tree.span;
  const code = outcome.error === 'type' ? 'expression/type-error' : 'expression/failed';
  return [{ code, severity: 'error', message: outcome.message, at: { file: 'expression', span } }];
};

/** The same for programs; values in the encoding of test vectors. */
export const evaluationJson = ({ diagnostics, evaluated }: Evaluation, explain: boolean): string => {
  const shown = diagnostics.map(({ code, severity, message, at, help }) => ({
    code,
    severity,
    message,
    ...at?.span,
    ...(help === undefined ? {} : { help }),
  }));
  if (evaluated === null) return JSON.stringify({ error: 'parse', diagnostics: shown }, null, 2);
  const { outcome, failedAt } = evaluated.explanation;
  const result = isFailure(outcome)
    ? { error: outcome.error, message: outcome.message, ...(failedAt ?? evaluated.tree).span }
    : { value: encodeOutcome(outcome), type: outcomeType(outcome) };
  const tree = explain ? { explanation: explanationJson(evaluated.tree, evaluated.explanation) } : {};
  return JSON.stringify({ ...result, diagnostics: shown, ...tree }, null, 2);
};

/** What an expression can yield, as the checker knows it before anything is evaluated. */
export const typeText = (text: string, setting: Setting): string => {
  const { type, diagnostics } = checkText(text, checkSetting(setting));
  const remarks = diagnostics.map((diagnostic) => caretText(text, diagnostic));
  return hasErrors(diagnostics) ? remarks.join('\n') : [...remarks, printType(type)].join('\n');
};
