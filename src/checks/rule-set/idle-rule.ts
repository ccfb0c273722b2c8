import { defineCheck } from '../define-check.js';

export const idleRule = defineCheck({
  id: 'rule-set/idle-rule',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom rule neither flows nor joins anything.',
  rationale: 'It does nothing, and somebody believes that it does.',
  avoid: 'a rule without flows and join conditions',
  prefer: 'no rule',
  fix: 'Remove the rule, or give it the flows it was made for.',
  source: 'sync-engine PIPE-4',
  *run(set) {
    for (const rule of set.custom)
      if (rule.flows.length === 0 && rule.joinGroups.length === 0 && rule.linkType !== 'Provision')
        yield { rule, message: 'it has neither flows nor join conditions' };
  },
});
