import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { literalOf } from '../rule-set.js';

export const nullLetsNextRule = defineCheck({
  id: 'rule-set/null-lets-next-rule',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A custom flow is meant to remove a value, and lets the next rule supply it.',
  rationale: 'NULL and IgnoreThisFlow pass on to the next rule: the value stays in the cloud.',
  avoid: '`msExchMailboxGuid` <- `NULL` above the standard flow',
  prefer: '`msExchMailboxGuid` <- `AuthoritativeNull`',
  fix: 'Use AuthoritativeNull to remove a value for good.',
  source: 'sync-engine AUT-5, 6.2, expression-language 9.1',
  modes: ['F25'],
  repair: (rule, { part }) =>
    part?.kind !== 'flow'
      ? null
      : {
          ...rule,
          flows: rule.flows.map((flow) =>
            flow.target === part.target && flow.kind === 'expression'
              ? { ...flow, expression: 'AuthoritativeNull' }
              : flow,
          ),
        },
  *run(set) {
    for (const rule of set.custom)
      for (const flow of rule.flows) {
        const literal = literalOf(flow);
        if (literal !== 'NULL' && literal !== 'IgnoreThisFlow') continue;
        const next = set.competing(rule, flow.target).find((other) => other.rule.precedence > rule.precedence);
        if (next !== undefined && !isStandardRule(rule))
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `${literal} lets \`${next.rule.name}\` fill \`${flow.target}\``,
          };
      }
  },
});
