import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';
import { flowText, flowTo } from '../rule-set.js';

export const anchorFlow = defineCheck({
  id: 'rule-set/anchor-flow',
  subject: 'rule-set',
  severity: 'error',
  summary: 'A custom rule computes the source anchor otherwise than the standard rules.',
  rationale:
    'An anchor that changes is an export error, and a person without the same anchor everywhere is two people.',
  avoid: '`sourceAnchor` <- `[employeeID]` in a custom rule',
  prefer: 'the anchor of the standard rules',
  fix: "Remove the flow, or copy the expression of this server's standard rule.",
  source: 'sync-engine CTL-8, CTL-9, scenario C.7.7',
  modes: ['F11'],
  needs: ['standardRules'],
  *run(set) {
    for (const rule of set.custom) {
      const flow = rule.direction === 'Inbound' ? flowTo(rule, 'sourceAnchor') : undefined;
      if (flow === undefined) continue;
      const same = set.enabled.some((one) => {
        const other =
          isStandardRule(one) && one.sourceObjectType === rule.sourceObjectType
            ? flowTo(one, 'sourceAnchor')
            : undefined;
        return other !== undefined && flowText(other) === flowText(flow);
      });
      // Linked mailboxes get an anchor on purpose (scenario C.5.11).
      const linked = rule.scopeGroups
        .flat()
        .some(({ attribute, value }) => attribute === 'msExchRecipientTypeDetails' && value === '2');
      if (!same && !linked)
        yield {
          rule,
          part: { kind: 'flow', target: 'sourceAnchor' },
          message: 'it computes a source anchor of its own',
        };
    }
  },
});
