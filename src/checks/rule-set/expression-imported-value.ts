import { defineCheck } from '../define-check.js';
import { callsOf, remarkAt, snippet } from './expression-walk.js';

export const expressionImportedValue = defineCheck({
  id: 'rule-set/expression-imported-value',
  subject: 'rule-set',
  severity: 'error',
  summary: 'ImportedValue or ValueCount is not given a quoted attribute name.',
  rationale: 'Both take the name of an attribute, not its value.',
  avoid: '`ImportedValue([proxyAddresses])`',
  prefer: '`ImportedValue("proxyAddresses")`',
  fix: 'Put the name of the attribute into double quotes, without brackets.',
  source: 'expression-language 14.1',
  repair: (rule, { part }) =>
    part?.kind !== 'flow'
      ? null
      : {
          ...rule,
          flows: rule.flows.map((flow) =>
            flow.kind === 'expression' && flow.target === part.target
              ? {
                  ...flow,
                  expression: flow.expression.replace(
                    /\b(ImportedValue|ValueCount)\(\s*\[([^\]]+)\]\s*\)/g,
                    '$1("$2")',
                  ),
                }
              : flow,
          ),
        },
  *run(set) {
    for (const one of set.expressions(set.rules))
      for (const call of callsOf(one.tree)) {
        if (call.callee !== 'ImportedValue' && call.callee !== 'ValueCount') continue;
        const [name, second] = call.arguments;
        if (name?.kind !== 'string' || second !== undefined)
          yield remarkAt(one, call.span, `${snippet(one, call.span)} needs one quoted attribute name`);
      }
  },
});
