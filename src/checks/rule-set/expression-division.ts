import { defineCheck } from '../define-check.js';
import { chainsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionDivision = defineCheck({
  id: 'rule-set/expression-division',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression divides.',
  rationale: 'The documentation does not list `/` as an operator; that it divides is a guess.',
  avoid: '`[countryCode] / 2`',
  prefer: 'a value that is prepared in AD',
  fix: 'Do without the division.',
  source: 'expression-language 4.2 C2, 4.5',
  *run(set) {
    for (const one of set.expressions())
      for (const chain of chainsOf(one.tree))
        if (chain.operators.includes('/'))
          yield { ...remarkAt(one, chain.span, `${snippet(one, chain.span)} divides`), marks: ['C2'] };
  },
});
