import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readExpression } from '../../src/expression/parse.js';
import { printExpression } from '../../src/expression/print.js';
import type { Expression } from '../../src/expression/tree.js';
import { anyTree } from './any-tree.js';
import { Choices } from './choices.js';

const withoutSpans = (expression: Expression): unknown =>
  JSON.parse(
    JSON.stringify(expression, (key, value: unknown) =>
      key === 'span' || key === 'calleeSpan' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
    ),
  );

it('parsing what was printed gives the same tree, and printing that the same text', () => {
  let deep = 0;
  const property = fc.property(fc.uint8Array({ maxLength: 80, size: 'max' }), (bytes) => {
    const expression = anyTree(new Choices(bytes), 6, []);
    const printed = printExpression(expression);
    const parsed = readExpression(printed);
    expect(parsed.diagnostics, printed).toEqual([]);
    if (printed.length > 60) deep++;
    expect(withoutSpans(parsed.tree), printed).toEqual(withoutSpans(expression));
    expect(printExpression(parsed.tree)).toBe(printed);
  });
  fc.assert(property, { numRuns: 5000 });
  expect(deep).toBeGreaterThan(1000);
});
