import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt } from './expression-walk.js';

/** Seen in shipped rules or examples, not in the published reference (expression-language 17). */
const undocumented: ReadonlySet<string> = new Set(['CBin', 'Thumbprint', 'RegexIsMatch', 'ValueCount']);

export const expressionUndocumented = defineCheck({
  id: 'rule-set/expression-undocumented',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom expression calls a function that the published reference does not list.',
  rationale: 'Microsoft uses it in its own rules; what it does elsewhere may change without notice.',
  avoid: '`RegexIsMatch([mail],"@contoso\\.com$")`',
  prefer: '`Right(LCase([mail]),12) = "@contoso.com"`',
  fix: 'Use a documented function where one does the work.',
  source: 'expression-language 17',
  *run(set) {
    for (const one of set.expressions(set.custom))
      for (const { callee, calleeSpan } of callsOf(one.tree))
        if (undocumented.has(callee) && !isStandardRule(one.rule))
          yield remarkAt(one, calleeSpan, `\`${callee}\` is not in the published reference`);
  },
});
