import { defineCheck } from '../define-check.js';
import { comparisonsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionCase = defineCheck({
  id: 'rule-set/expression-case',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A custom expression compares an attribute with a word in mixed case.',
  rationale: 'Comparison in expressions is case-sensitive, other than in scopes: `Sales` is not `sales`.',
  avoid: '`[department] = "Sales"`',
  prefer: '`LCase([department]) = "sales"`',
  fix: 'Compare in lower case when case must not matter.',
  source: 'expression-language 4.3, 17',
  modes: ['F83'],
  *run(set) {
    for (const one of set.expressions(set.custom))
      for (const { left, right, operator, span } of comparisonsOf(one.tree)) {
        if (operator !== '=' && operator !== '<>') continue;
        const literal = [left, right].find(({ kind }) => kind === 'string');
        const attribute = [left, right].find(({ kind }) => kind === 'attribute');
        if (
          attribute !== undefined &&
          literal?.kind === 'string' &&
          /[a-z]/.test(literal.value) &&
          /[A-Z]/.test(literal.value)
        )
          yield remarkAt(one, span, `${snippet(one, span)} is case-sensitive`);
      }
  },
});
