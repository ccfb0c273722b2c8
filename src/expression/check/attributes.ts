import { lookupIgnoringCase } from '../../attribute/catalogue.js';
import type { Schema } from '../../attribute/schema.js';
import type { Span } from '../../base/diagnostic.js';
import { suggestion } from '../../base/suggestion.js';
import type { CallExpression } from '../tree.js';
import {
  failure,
  positive,
  type StaticType,
  single,
  str,
  text,
  typeOfAttribute,
  unknownAttribute,
  zero,
} from '../types.js';
import type { CheckRun, Scope } from './context.js';

/** The type of a source attribute; its name must be that of the schema, case included (3.2, C23, PIPE-11). */
export const typeOfSource = (name: string, span: Span, run: CheckRun): StaticType => {
  const { source, direction } = run.setting;
  const definition = source.get(name);
  if (definition !== undefined) return typeOfAttribute(definition);
  if (name === 'dn' && direction === 'Inbound') return single(text);
  if (source.size > 0)
    run.report('unknown-attribute', span, `the source has no attribute \`${name}\``, helpFor(name, source));
  return unknownAttribute(name);
};

const answers = new WeakMap<Schema, Map<string, string>>();

/** What was meant; every name is looked up once per schema, so that many mistakes cost no more than one. */
const helpFor = (name: string, schema: Schema): string => {
  let known = answers.get(schema);
  if (known === undefined) answers.set(schema, (known = new Map()));
  let answer = known.get(name);
  if (answer === undefined) {
    const spelled = lookupIgnoringCase(schema, name);
    answer = spelled === null ? suggestion(name, schema.keys()) : `Write \`${spelled.name}\`; case matters.`;
    known.set(name, answer);
  }
  return answer;
};

/** A parameter is text; one that is not defined is a run-time failure (10, S22). */
export const typeOfParameter = (name: string, span: Span, run: CheckRun): StaticType => {
  const { parameters } = run.setting;
  if (parameters === undefined) return single(str | failure);
  if (parameters.has(name)) return single(str);
  run.report('undefined-parameter', span, `there is no parameter \`%${name}%\``, suggestion(name, parameters));
  return single(str | failure);
};

/** `ImportedValue` and `ValueCount`: the attribute is named by a quoted text (14.1). */
export const typeOfNamed = (call: CallExpression, scope: Scope, run: CheckRun): StaticType => {
  const [name] = call.arguments;
  const isCount = call.callee === 'ValueCount';
  if (name?.kind === 'string') {
    const type = typeOfSource(name.value, name.span, run);
    if (isCount) return single(positive | zero);
    // The last import may have brought another number of values than the object has now.
    return type.origin === undefined ? type : { ...type, origin: `imported ${type.origin}` };
  }
  // That the name is not in quotes was told by the parser (`checkCalls`).
  if (name !== undefined) run.typeOf(name, scope);
  return isCount ? single(positive | zero) : unknownAttribute('');
};
