import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const aliasPeriods = defineCheck({
  id: 'directory/alias-periods',
  subject: 'directory',
  severity: 'warning',
  summary: 'An alias begins or ends with a period, or has two in a row.',
  rationale: 'No address can be made from it: the address generated in the initial domain is another one.',
  avoid: '`mailNickname` `.anna`',
  prefer: '`mailNickname` `anna`',
  fix: 'Remove the period.',
  source: 'cloud 4, IdFix MailNickNamePeriodsRule',
  run: () => ({
    object: (object) => {
      const alias = object.text('mailNickname');
      return alias !== null && /^\.|\.$|\.\./.test(alias)
        ? { message: `the alias ${shown(alias)} has a misplaced period`, marks: ['S-16'] }
        : null;
    },
  }),
});
