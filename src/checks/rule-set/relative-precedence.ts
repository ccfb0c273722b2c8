import { defineCheck } from '../define-check.js';

export const relativePrecedence = defineCheck({
  id: 'rule-set/relative-precedence',
  subject: 'rule-set',
  severity: 'info',
  summary: 'A rule asks for a place before or after another rule instead of stating its number.',
  rationale: 'The server shifts the numbers of other rules to make room; two servers end up with different numbers.',
  avoid: '`precedence-before` names another rule',
  prefer: 'an explicit `precedence`',
  fix: 'State the number, and leave `precedence-before` and `precedence-after` at the zero GUID.',
  source: 'sync-engine AUT-7',
  *run({ rules }) {
    for (const rule of rules)
      if (rule.precedenceBefore !== null || rule.precedenceAfter !== null)
        yield {
          rule,
          part: { kind: 'field', name: rule.precedenceBefore === null ? 'precedence-after' : 'precedence-before' },
          message: 'its number depends on another rule',
          marks: ['AUT-7'],
        };
  },
});
