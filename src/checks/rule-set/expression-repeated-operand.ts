import { printExpression } from '../../expression/print.js';
import { defineCheck } from '../define-check.js';
import { chainsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionRepeatedOperand = defineCheck({
  id: 'rule-set/expression-repeated-operand',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A condition asks the same twice.',
  rationale: 'The second time something else was meant: a copied line that was not changed.',
  avoid: '`IsPresent([mail]) || IsPresent([mail])`',
  prefer: '`IsPresent([mail]) || IsPresent([targetAddress])`',
  fix: 'Change or remove the second one.',
  source: 'expression-language 4.4',
  *run(set) {
    for (const one of set.expressions(set.custom))
      for (const chain of chainsOf(one.tree)) {
        if (chain.tier === 'additive') continue;
        const seen = new Set<string>();
        for (const operand of chain.operands) {
          const text = printExpression(operand);
          if (seen.has(text) && (chain.tier === 'comparison' || new Set(chain.operators).size === 1))
            yield remarkAt(one, operand.span, `${snippet(one, operand.span)} stands here twice`);
          seen.add(text);
        }
      }
  },
});
