import { printExpression } from '../../expression/print.js';
import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionConstantCondition = defineCheck({
  id: 'rule-set/expression-constant-condition',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A condition decides nothing: it is constant, or both branches are the same.',
  rationale: 'One branch is never taken, or it does not matter which; probably something else was meant.',
  avoid: '`IIF(True,[mail],NULL)`, `IIF(IsPresent([mail]),[mail],[mail])`',
  prefer: '`[mail]`',
  fix: 'Write the branch that counts, or the condition that was meant.',
  source: 'expression-language 8.2',
  *run(set) {
    for (const one of set.expressions(set.custom))
      for (const call of callsOf(one.tree)) {
        const [condition, yes, no] = call.arguments;
        if (call.callee !== 'IIF' || condition === undefined || yes === undefined || no === undefined) continue;
        if (condition.kind === 'constant' || condition.kind === 'string' || condition.kind === 'number')
          yield remarkAt(one, condition.span, `the condition ${snippet(one, condition.span)} is constant`);
        else if (printExpression(yes) === printExpression(no))
          yield remarkAt(one, call.span, `both branches of ${snippet(one, call.span)} are the same`);
      }
  },
});
