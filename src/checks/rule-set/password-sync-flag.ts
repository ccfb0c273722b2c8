import { defineCheck } from '../define-check.js';

export const passwordSyncFlag = defineCheck({
  id: 'rule-set/password-sync-flag',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'A custom rule switches password hash synchronisation on.',
  rationale:
    'It may carry hashes of people whom the standard rule leaves out; the standard rules have the flag already.',
  avoid: '`EnablePasswordSync` True in a rule that changes attributes',
  prefer: '`EnablePasswordSync` False',
  fix: 'Switch the flag off, unless the rule replaces a disabled standard rule that had it.',
  source: 'sync-engine AUT-9',
  modes: ['F09'],
  repair: (rule) => ({ ...rule, enablePasswordSync: false }),
  *run(set) {
    for (const rule of set.custom) {
      const replaces = set.rules.some(
        (one) => one.disabled && one.enablePasswordSync && one.sourceObjectType === rule.sourceObjectType,
      );
      if (rule.enablePasswordSync && !replaces)
        yield {
          rule,
          part: { kind: 'field', name: 'EnablePasswordSync' },
          message: 'it synchronises password hashes',
          marks: ['AUT-9'],
        };
    }
  },
});
