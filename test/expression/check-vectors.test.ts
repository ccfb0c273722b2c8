import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adSchema, metaverseSchema } from '../../src/attribute/catalogue.js';
import type { AttributeDefinition, AttributeType, Schema } from '../../src/attribute/schema.js';
import { checkText } from '../../src/expression/check.js';
import { type ScalarType, scalarTypeOf } from '../../src/expression/evaluated.js';
import { factsOf } from '../../src/expression/facts.js';
import { authoritativeNull, ignoreThisFlow, type Outcome } from '../../src/expression/outcome.js';
import { readExpression } from '../../src/expression/parse.js';
import type { ExpressionVector } from '../../src/expression/run-vector.js';
import { printType, typeOfEvaluated } from '../../src/expression/types.js';
import { decodeVectorValue } from '../../src/expression/vector-value.js';

const folder = resolve(import.meta.dirname, '../vectors');

interface Vector extends ExpressionVector {
  readonly id: string;
  readonly expected: unknown;
}

const vectors = readdirSync(folder)
  .filter((name) => /expression.*\.json$/.test(name))
  // The files are read by the conformance command as well, which refuses what has another shape.
  .flatMap((name) => {
    const { vectors } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly vectors: readonly Vector[] };
    return vectors.map((vector) => ({ ...vector, isPublished: name === 'expression-vectors.json' }));
  });

const types: Readonly<Record<ScalarType, AttributeType>> = {
  str: 'string',
  num: 'number',
  bool: 'boolean',
  bin: 'binary',
  ref: 'reference',
  dt: 'dateTime',
};

/**
 * The schema that the object of a vector follows; empty when it reads something of which nobody knows the
 * type, null when it has a date, which no directory has.
 */
const schemaFor = ({ expression, attributes, importedAttributes = {} }: Vector): Schema | null => {
  const { attributes: read, importedAttributes: imported } = factsOf(readExpression(expression).tree);
  const schema = new Map<string, AttributeDefinition>();
  for (const [name, encoded] of Object.entries({ ...importedAttributes, ...attributes })) {
    const value = decodeVectorValue(encoded);
    if (value === undefined) continue;
    const [first] = Array.isArray(value) ? value : [value];
    const type = types[scalarTypeOf(first)];
    if (type === 'dateTime') return null;
    schema.set(name, { name, type, multiValued: Array.isArray(value) });
  }
  for (const name of [...read, ...imported]) {
    const known = schema.get(name) ?? adSchema.get(name) ?? metaverseSchema.get(name);
    if (known === undefined) return new Map();
    schema.set(name, known);
  }
  return schema;
};

/** What a vector expects as an outcome. */
const outcomeOf = (expected: unknown): Outcome | 'parse' => {
  if (typeof expected === 'object' && expected !== null && 'error' in expected)
    return expected.error === 'parse'
      ? 'parse'
      : { kind: 'failure', error: expected.error === 'type' ? 'type' : 'runtime', message: '' };
  if (typeof expected === 'object' && expected !== null && 'literal' in expected) {
    if (expected.literal === 'AuthoritativeNull') return authoritativeNull;
    return expected.literal === 'IgnoreThisFlow' ? ignoreThisFlow : null;
  }
  return decodeVectorValue(expected) ?? null;
};

const isFailure = (outcome: Outcome | 'parse', error?: 'type'): boolean =>
  typeof outcome === 'object' &&
  outcome !== null &&
  'kind' in outcome &&
  outcome.kind === 'failure' &&
  (error === undefined || outcome.error === error);

describe('the checker on test vectors', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const source = schemaFor(vector);
    if (source === null) return;
    const { diagnostics, type } = checkText(vector.expression, {
      source,
      direction: 'Outbound',
      parameters: new Set(Object.keys(vector.parameters ?? {})),
    });
    const outcome = outcomeOf(vector.expected);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    if (outcome === 'parse' || isFailure(outcome, 'type')) {
      // Without a schema only what never fits is an error.
      if (outcome === 'parse' || source.size > 0) expect(errors, vector.expression).not.toEqual([]);
      return;
    }
    // Vectors of our own may try what works on one object and fails on others; the published ones do not.
    if (vector.isPublished && !isFailure(outcome)) expect(errors, vector.expression).toEqual([]);
    if (errors.length > 0) return;
    const actual = typeOfEvaluated(outcome);
    const isPredicted = (actual.single & ~type.single) === 0 && (actual.list & ~type.list) === 0;
    expect(isPredicted, `${vector.expression} is ${printType(actual)}, predicted ${printType(type)}`).toBe(true);
  });
});
