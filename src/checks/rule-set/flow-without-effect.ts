import { defineCheck } from '../define-check.js';
import { flowText } from '../rule-set.js';
import { covers } from './scope-cover.js';

export const flowWithoutEffect = defineCheck({
  id: 'rule-set/flow-without-effect',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A flow of a custom rule yields what the next rule would yield anyway.',
  rationale: 'It looks like a change, and hides later changes of the standard rule.',
  avoid: 'a custom flow `title` to `title` above the same standard flow',
  prefer: 'only the flows that differ',
  fix: 'Remove the flow; a custom rule needs only what it changes.',
  source: 'sync-engine AUT-4',
  *run(set) {
    for (const rule of set.custom) {
      // A clone repeats the flows of the rule it stands in for on purpose (scenario C.4 G12).
      if (rule.flows.some(({ target }) => target === 'pwdLastSet')) continue;
      for (const flow of rule.flows) {
        const next = set.competing(rule, flow.target).find((other) => other.rule.precedence > rule.precedence);
        if (next !== undefined && covers(next.rule, rule) && flowText(next.flow) === flowText(flow))
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `the flow to \`${flow.target}\` does the same as \`${next.rule.name}\``,
          };
      }
    }
  },
});
