import { defineCheck } from '../define-check.js';
import { chainsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionMixedArithmetic = defineCheck({
  id: 'rule-set/expression-mixed-arithmetic',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression mixes arithmetic operators, or arithmetic with &, without brackets.',
  rationale: 'All of them have the same priority and are worked out from left to right: `2+3*4` is 20.',
  avoid: '`2+3*4`, `"n" & 1 + 2`',
  prefer: '`2+(3*4)`, `"n" & (1 + 2)`',
  fix: 'Put brackets around what belongs together.',
  source: 'expression-language 4.2, 17',
  modes: ['F84'],
  *run(set) {
    for (const one of set.expressions())
      for (const chain of chainsOf(one.tree)) {
        if (chain.tier !== 'additive') continue;
        const families = new Set(
          chain.operators.map((operator) => (operator === '&' ? 'text' : '*/'.includes(operator) ? 'product' : 'sum')),
        );
        if (families.size > 1)
          yield remarkAt(
            one,
            chain.span,
            `${snippet(one, chain.span)} mixes ${[...new Set(chain.operators)].join(' and ')}`,
          );
      }
  },
});
