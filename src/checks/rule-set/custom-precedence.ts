import { isStandardRule } from '../../rule/sync-rule.js';
import { defineCheck } from '../define-check.js';

export const customPrecedence = defineCheck({
  id: 'rule-set/custom-precedence',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom rule has a precedence of 100 or more.',
  rationale:
    'Numbers from 100 belong to the standard rules: the rule loses against them, and an upgrade may take its number.',
  avoid: 'a custom rule with precedence 250',
  prefer: 'a custom rule with precedence 50',
  fix: 'Use a number below 100.',
  source: 'sync-engine PREC-2',
  modes: ['F08', 'F28'],
  *run({ rules }) {
    for (const rule of rules)
      if (!isStandardRule(rule) && rule.precedence > 99)
        yield {
          rule,
          part: { kind: 'field', name: 'precedence' },
          message: `its precedence ${rule.precedence} lies among those of the standard rules`,
        };
  },
});
