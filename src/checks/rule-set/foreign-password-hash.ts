import { defineCheck } from '../define-check.js';
import { judge } from './winners.js';

export const foreignPasswordHash = defineCheck({
  id: 'rule-set/foreign-password-hash',
  subject: 'rule-set',
  severity: 'error',
  summary: 'Password hashes of people of another tenant reach this tenant.',
  rationale: 'The password of an account works in a cloud it does not belong to.',
  avoid: 'only the standard rule User AccountEnabled, which synchronises password hashes, wins `pwdLastSet`',
  prefer: 'a clone of it for foreign users, with a lower number and without password synchronisation',
  fix: 'Clone User AccountEnabled for foreign users with a lower number and `EnablePasswordSync` False.',
  source: 'scenario C.4 G12, H13',
  modes: ['F09'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    if (set.scenario?.workspace.options.passwordHashSync !== true) return;
    for (const remark of judge(
      set,
      { target: 'pwdLastSet', whose: 'foreign' },
      (winner) => winner?.rule.enablePasswordSync !== true,
      'together with their password hashes',
    ))
      yield { ...remark, marks: ['AUT-9'] };
  },
});
