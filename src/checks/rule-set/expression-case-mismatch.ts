import { defineCheck } from '../define-check.js';
import { comparisonsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionCaseMismatch = defineCheck({
  id: 'rule-set/expression-case-mismatch',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression compares folded text with a literal in another case.',
  rationale: 'LCase yields lower case and UCase upper case: the comparison is never true.',
  avoid: '`LCase([mail]) = "Info@contoso.com"`',
  prefer: '`LCase([mail]) = "info@contoso.com"`',
  fix: 'Write the literal in the case the function yields.',
  source: 'expression-language 4.3',
  modes: ['F83'],
  *run(set) {
    for (const one of set.expressions())
      for (const { left, right, span } of comparisonsOf(one.tree))
        for (const [folded, literal] of [
          [left, right],
          [right, left],
        ] as const) {
          if (folded.kind !== 'call' || literal.kind !== 'string') continue;
          const wrong =
            (folded.callee === 'LCase' && /[A-Z]/.test(literal.value)) ||
            (folded.callee === 'UCase' && /[a-z]/.test(literal.value));
          if (wrong) yield remarkAt(one, span, `${snippet(one, span)} can never be equal`);
        }
  },
});
