import { type ExpressionVector, isExpected, runVector } from '../../expression/run-vector.js';
import type { VectorResult } from './cloud-vector-format.js';
import type { VectorKind } from './vector-kinds.js';

/** Files of expression vectors: each has an expression, the attributes it reads and what it gives. */
export const expressionVectorKind: VectorKind = {
  name: 'expression',
  recognises: ({ vectors }) => vectors.every(({ expression }) => typeof expression === 'string'),
  run: ({ vectors }) => vectors.map(resultOfVector),
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const resultOfVector = (vector: Readonly<Record<string, unknown>>): VectorResult => {
  const { id, expression, attributes = {}, parameters, importedAttributes, environment, expected, note } = vector;
  const named = { id: String(id), title: typeof note === 'string' ? note : '' };
  const isWrong =
    typeof expression !== 'string' ||
    !isRecord(attributes) ||
    (parameters !== undefined && !isRecord(parameters)) ||
    (importedAttributes !== undefined && !isRecord(importedAttributes)) ||
    (environment !== undefined && !isRecord(environment)) ||
    expected === undefined;
  if (isWrong) return { ...named, differences: ['the vector lacks a field or has one of another kind'] };
  // The kinds of the fields were looked at just above; what is inside of them `runVector` looks at.
  const actual = runVector({ expression, attributes, parameters, importedAttributes, environment } as ExpressionVector);
  if (typeof actual === 'object' && 'unreadable' in actual)
    return { ...named, differences: [`\`${actual.unreadable}\` is no value of the format`] };
  if (isExpected(actual, expected)) return { ...named, differences: [] };
  return {
    ...named,
    differences: [
      `expression ${JSON.stringify(expression)}`,
      `expected ${JSON.stringify(expected)}`,
      `actual   ${JSON.stringify(actual)}`,
    ],
  };
};
