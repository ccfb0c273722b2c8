import { defineCheck } from '../define-check.js';
import { chainsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionMixedLogic = defineCheck({
  id: 'rule-set/expression-mixed-logic',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression mixes AND and OR without brackets.',
  rationale: 'The documentation gives all operators the same priority, most people read AND first: the result differs.',
  avoid: '`[a] = 1 || [b] = 2 && [c] = 3`',
  prefer: '`([a] = 1) || (([b] = 2) && ([c] = 3))`',
  fix: 'Put brackets around what belongs together.',
  source: 'expression-language 4.2 C1, 17',
  modes: ['F84'],
  *run(set) {
    for (const one of set.expressions())
      for (const chain of chainsOf(one.tree))
        if (chain.tier === 'logical' && new Set(chain.operators).size > 1)
          yield { ...remarkAt(one, chain.span, `${snippet(one, chain.span)} mixes && and ||`), marks: ['C1'] };
  },
});
