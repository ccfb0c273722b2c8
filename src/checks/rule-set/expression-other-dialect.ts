import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt } from './expression-walk.js';
import { functionNames, otherDialects } from './function-names.js';

export const expressionOtherDialect = defineCheck({
  id: 'rule-set/expression-other-dialect',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression calls a function of MIM or of cloud provisioning.',
  rationale: 'The languages look alike and are not: this one does not have the function.',
  avoid: '`Concatenate([givenName],[sn])`, `Not(IsPresent([mail]))`',
  prefer: '`[givenName] & [sn]`, `IsPresent([mail]) = False`',
  fix: 'Use what this language has instead.',
  source: 'expression-language 18',
  *run(set) {
    for (const one of set.expressions(set.rules))
      for (const { callee, calleeSpan } of callsOf(one.tree)) {
        const help = functionNames.has(callee) ? undefined : otherDialects.get(callee);
        if (help !== undefined) yield remarkAt(one, calleeSpan, `\`${callee}\` belongs to a related language`, help);
      }
  },
});
