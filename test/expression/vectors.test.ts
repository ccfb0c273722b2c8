import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ExpressionVector, isExpected, runVector } from '../../src/expression/run-vector.js';

interface Vector extends ExpressionVector {
  readonly id: string;
  readonly expected: unknown;
  readonly source: string;
}

interface VectorFile {
  readonly format: { readonly purpose: string };
  readonly vectors: readonly Vector[];
}

const folder = path.resolve('test', 'vectors');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  // Written by us: the cast says what the format of these files is.
  .map((name): [string, VectorFile] => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as VectorFile])
  .filter(([, file]) => file.format.purpose.includes('expression'));

describe.each(files)('%s', (_, { vectors }) => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const actual = runVector(vector);
    // Equality of the whole is shown only when the comparison of the format fails.
    if (!isExpected(actual, vector.expected))
      expect({ ...vector, actual }).toEqual({ ...vector, actual: vector.expected });
  });
});
