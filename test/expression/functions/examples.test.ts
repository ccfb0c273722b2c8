import { describe, expect, it } from 'vitest';
import { families } from '../../../src/expression/functions/registry.js';
import { isExpected, runVector } from '../../../src/expression/run-vector.js';

describe.each(families.map((family) => [family.name, family.functions] as const))('%s', (_, functions) => {
  const cases = functions.flatMap(({ examples }) => examples);

  it('every function has an example', () => {
    expect(functions.filter(({ examples }) => examples.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it.each(cases.map(([expression, gives, attributes]) => ({ expression, gives, attributes })))(
    '$expression',
    (example) => {
      const { expression, gives: expected, attributes = {} } = example;
      const actual = runVector({ expression, attributes });
      if (!isExpected(actual, expected)) expect(actual).toEqual(expected);
    },
  );
});
