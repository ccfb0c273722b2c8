import { defineCheck } from '../define-check.js';
import { chainsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionPlusText = defineCheck({
  id: 'rule-set/expression-plus-text',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression joins text with +.',
  rationale: 'Plus only adds numbers: every object with a value is in error.',
  avoid: '`[givenName] + " " + [sn]`',
  prefer: '`[givenName] & " " & [sn]`',
  fix: 'Join text with &.',
  source: 'expression-language 4.5, 18',
  *run(set) {
    for (const one of set.expressions())
      for (const chain of chainsOf(one.tree))
        if (chain.operators.includes('+') && chain.operands.some(({ kind }) => kind === 'string'))
          yield remarkAt(one, chain.span, `${snippet(one, chain.span)} adds text`);
  },
});
