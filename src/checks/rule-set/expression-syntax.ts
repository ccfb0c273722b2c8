import { defineCheck } from '../define-check.js';

export const expressionSyntax = defineCheck({
  id: 'rule-set/expression-syntax',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression cannot be read.',
  rationale: 'The server refuses the rule, or the flow fails on every object.',
  avoid: '`IIF(IsPresent([mail]),[mail]`',
  prefer: '`IIF(IsPresent([mail]),[mail],NULL)`',
  fix: 'Correct the expression.',
  source: 'expression-language 3, 4, 17',
  *run(set) {
    for (const rule of set.rules)
      for (const flow of rule.flows) {
        if (flow.kind !== 'expression') continue;
        for (const { message, at, help } of set.parse(flow).diagnostics)
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `the flow to \`${flow.target}\`: ${message}`,
            ...(at?.span === undefined ? {} : { span: at.span }),
            ...(help === undefined ? {} : { help }),
          };
      }
  },
});
