import { printExpression } from '../../expression/print.js';
import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionUnguardedItem = defineCheck({
  id: 'rule-set/expression-unguarded-item',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'An expression takes an item of a list that may not be there.',
  rationale: 'Item raises an error beyond the end of a list: every object without the value is in error.',
  avoid: '`Item([proxyAddresses],Contains([proxyAddresses],"SMTP:"))`',
  prefer: '`IIF(Contains([proxyAddresses],"SMTP:")>0,Item(...),NULL)`, or `ItemOrNull`',
  fix: 'Test before you take it, or use ItemOrNull.',
  source: 'expression-language 4.4, 14.7',
  *run(set) {
    for (const one of set.expressions(set.custom)) {
      const text = printExpression(one.tree);
      for (const call of callsOf(one.tree)) {
        const [list, index] = call.arguments;
        if (call.callee !== 'Item' || list === undefined || index === undefined) continue;
        const asked = printExpression(index);
        const guarded =
          (index.kind === 'call' && text.includes(`${asked} > 0`)) ||
          (index.kind === 'number' && /\b(?:IsPresent|IsNull|IsNullOrEmpty|Count|ValueCount)\(/.test(text));
        if (!guarded) yield remarkAt(one, call.span, `${snippet(one, call.span)} fails where the item is missing`);
      }
    }
  },
});
