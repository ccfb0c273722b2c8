import { defineCheck } from '../define-check.js';
import { chainsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionChainedComparison = defineCheck({
  id: 'rule-set/expression-chained-comparison',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression chains comparisons.',
  rationale: 'The second one compares the Boolean result of the first, which is a type error or not what is meant.',
  avoid: '`1 < [countryCode] < 10`',
  prefer: '`(1 < [countryCode]) && ([countryCode] < 10)`',
  fix: 'Write two comparisons joined with &&.',
  source: 'expression-language 4.1, 17',
  modes: ['F84'],
  *run(set) {
    for (const one of set.expressions())
      for (const chain of chainsOf(one.tree))
        if (chain.tier === 'comparison' && chain.operators.length > 1)
          yield remarkAt(one, chain.span, `${snippet(one, chain.span)} compares the result of a comparison`);
  },
});
