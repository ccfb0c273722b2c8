import { defineCheck } from '../define-check.js';

export const expressionQuotes = defineCheck({
  id: 'rule-set/expression-quotes',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An expression has typographic or single quotes around a text.',
  rationale: 'Only straight double quotes delimit text; a word processor replaces them in silence.',
  avoid: '`Left(“abc”,1)`',
  prefer: '`Left("abc",1)`',
  fix: 'Write straight double quotes.',
  source: 'expression-language 3.3, 17',
  repair: (rule, { part }) =>
    part?.kind !== 'flow'
      ? null
      : {
          ...rule,
          flows: rule.flows.map((flow) =>
            flow.kind === 'expression' && flow.target === part.target
              ? { ...flow, expression: flow.expression.replace(/[“”„‟]/g, '"') }
              : flow,
          ),
        },
  *run(set) {
    for (const rule of set.rules)
      for (const flow of rule.flows) {
        if (flow.kind !== 'expression') continue;
        // Inside a text they are characters like any other.
        const outside = flow.expression.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (text) => ' '.repeat(text.length));
        const at = outside.search(/[“”„‟‘’‚‛]/);
        if (at >= 0)
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            span: { start: at, end: at + 1 },
            message: `the flow to \`${flow.target}\` has the quote \`${flow.expression.charAt(at)}\``,
          };
      }
  },
});
