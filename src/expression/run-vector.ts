import type { Value } from '../attribute/value.js';
import { compileExpression } from './compile.js';
import type { Environment, EvaluationContext, SlotLayout } from './context.js';
import { instantAt } from './instant.js';
import { parseExpression } from './parse.js';
import { decodeVectorValue, type EncodedVectorValue, encodeOutcome } from './vector-value.js';

/** One case of a file of test vectors; the fields are described in the file itself. */
export interface ExpressionVector {
  readonly expression: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly importedAttributes?: Readonly<Record<string, unknown>>;
  readonly environment?: {
    readonly now?: string;
    readonly random?: readonly number[];
    readonly guids?: readonly string[];
  };
}

/** What a vector gives, in the encoding of vectors; `{error: 'parse'}` when the expression cannot be read. */
export const runVector = (vector: ExpressionVector): EncodedVectorValue | { readonly unreadable: string } => {
  const attributes = valuesOf(vector.attributes);
  if (typeof attributes === 'string') return { unreadable: attributes };
  const imported = vector.importedAttributes === undefined ? attributes : valuesOf(vector.importedAttributes);
  if (typeof imported === 'string') return { unreadable: imported };
  const environment = environmentOf(vector);
  if (environment === null) return { unreadable: 'environment.now' };
  const parsed = parseExpression(vector.expression);
  if (!parsed.ok) return { error: 'parse' };
  const names = [...new Set([...attributes.keys(), ...imported.keys()])];
  const run = compileExpression(parsed.value, layoutOf(names));
  const context: EvaluationContext = {
    slots: names.map((name) => attributes.get(name) ?? null),
    imported: names.map((name) => imported.get(name) ?? null),
    parameters: new Map(Object.entries(vector.parameters ?? {})),
    environment,
  };
  return encodeOutcome(run(context));
};

/** A layout of exactly these names. */
export const layoutOf = (names: readonly string[]): SlotLayout => {
  const slots = new Map(names.map((name, slot) => [name, slot]));
  return { slotOf: (attribute) => slots.get(attribute) ?? -1 };
};

/** The values by name, or the name of the first that is none. */
const valuesOf = (encoded: Readonly<Record<string, unknown>>): ReadonlyMap<string, Value> | string => {
  const values = new Map<string, Value>();
  for (const [name, each] of Object.entries(encoded)) {
    // A list without members is no value (expression-language 6).
    if (Array.isArray(each) && each.length === 0) continue;
    const value = decodeVectorValue(each);
    if (value === undefined) return name;
    values.set(name, value);
  }
  return values;
};

/** The environment of a vector; sources that run dry give 0 and zeros. */
const environmentOf = ({ environment }: ExpressionVector): Environment | null => {
  const now = instantAt(environment?.now ?? '2000-01-01T00:00:00Z');
  if (now === null) return null;
  const random = [...(environment?.random ?? [])].reverse();
  const guids = [...(environment?.guids ?? [])].reverse();
  return {
    now,
    random: () => random.pop() ?? 0,
    newGuid: () => guids.pop() ?? '00000000-0000-0000-0000-000000000000',
  };
};

/** Whether an outcome is what a vector expects: type and value; the message of an error only when one is given. */
export const isExpected = (actual: unknown, expected: unknown): boolean => {
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) && actual.length === expected.length && expected.every((e, i) => isExpected(actual[i], e))
    );
  if (typeof expected !== 'object' || expected === null) return actual === expected;
  if (typeof actual !== 'object' || actual === null) return 'num' in expected && sameNumber(actual, expected.num);
  if ('dateTime' in expected && 'dateTime' in actual)
    return instantAt(String(actual.dateTime))?.ticks === instantAt(String(expected.dateTime))?.ticks;
  return Object.entries(expected).every(([key, value]) => new Map(Object.entries(actual)).get(key) === value);
};

const sameNumber = (actual: unknown, digits: unknown): boolean =>
  typeof actual === 'number' && String(actual) === String(digits);
