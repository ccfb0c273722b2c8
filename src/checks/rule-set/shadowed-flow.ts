import type { Flow } from '../../rule/sync-rule.js';
import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { literalOf } from '../rule-set.js';
import { covers } from './scope-cover.js';

export const shadowedFlow = defineCheck({
  id: 'rule-set/shadowed-flow',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A flow of a custom rule can never win.',
  rationale:
    'A rule with a lower number gives every object in its scope a value, so the flow looks active and does nothing.',
  avoid: 'a constant to `company` at 10 without scope, and another flow to `company` at 20',
  prefer: 'the more special flow with the lower number',
  fix: 'Swap the numbers, narrow the scope of the other rule, or remove the flow.',
  source: 'sync-engine PREC-6, 6.2',
  modes: ['F28'],
  *run(set) {
    for (const rule of set.custom)
      for (const flow of rule.flows) {
        if (flow.merge.startsWith('Merge')) continue;
        const winner = set
          .competing(rule, flow.target)
          .find((other) => other.rule.precedence < rule.precedence && always(other.flow) && covers(other.rule, rule));
        if (winner !== undefined && !isStandardRule(rule))
          yield {
            rule,
            part: { kind: 'flow', target: flow.target },
            message: `the flow to \`${flow.target}\` always loses to \`${winner.rule.name}\` (${winner.rule.precedence})`,
          };
      }
  },
});

/** Whether a flow gives every object a value, or removes it for good. */
const always = (flow: Flow): boolean =>
  (flow.kind === 'constant' && flow.constant !== '') ||
  /^(?:AuthoritativeNull|True|False)$/.test(literalOf(flow) ?? '');
