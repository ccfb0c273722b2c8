import { suggestion } from '../../base/suggestion.js';
import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt } from './expression-walk.js';
import { functionNames, otherDialects } from './function-names.js';

export const expressionUnknownFunction = defineCheck({
  id: 'rule-set/expression-unknown-function',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression calls a function that does not exist.',
  rationale: 'The server refuses the rule; names are case-sensitive.',
  avoid: '`Lcase([mail])`',
  prefer: '`LCase([mail])`',
  fix: 'Write the name exactly as the reference does.',
  source: 'expression-language 14',
  repair: (rule, { part, span }) => {
    if (part?.kind !== 'flow' || span === undefined) return null;
    const flows = rule.flows.map((flow) => {
      if (flow.kind !== 'expression' || flow.target !== part.target) return flow;
      const wrong = flow.expression.slice(span.start, span.end);
      const right = [...functionNames].find((name) => name.toLowerCase() === wrong.toLowerCase());
      return right === undefined
        ? flow
        : { ...flow, expression: flow.expression.slice(0, span.start) + right + flow.expression.slice(span.end) };
    });
    return { ...rule, flows };
  },
  *run(set) {
    for (const one of set.expressions(set.rules))
      for (const { callee, calleeSpan } of callsOf(one.tree))
        if (!functionNames.has(callee) && !otherDialects.has(callee))
          yield remarkAt(one, calleeSpan, `there is no function \`${callee}\``, suggestion(callee, functionNames));
  },
});
