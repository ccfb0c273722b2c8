import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const disabledStandardRule = defineCheck({
  id: 'rule-set/disabled-standard-rule',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A standard rule is disabled.',
  rationale: 'That is the supported way to replace it, and everybody who reads the rules must know it.',
  avoid: 'In from AD - User Join disabled and nothing in its place',
  prefer: 'a clone in its place, with a description that says why',
  fix: 'Check that a custom rule does its work, and suppress this remark with the reason.',
  source: 'sync-engine AUT-2, AUT-3, scenario C.7.5',
  *run({ rules }) {
    for (const rule of rules)
      if (rule.disabled && isStandardRule(rule))
        yield { rule, part: { kind: 'field', name: 'disabled' }, message: 'this standard rule is disabled' };
  },
});
