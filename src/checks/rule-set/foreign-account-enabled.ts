import { defineCheck } from '../define-check.js';
import { isConstant, judge } from './winners.js';

export const foreignAccountEnabled = defineCheck({
  id: 'rule-set/foreign-account-enabled',
  subject: 'rule-set',
  severity: 'error',
  summary: 'People of another tenant arrive with an enabled account.',
  rationale:
    'They can sign in to a tenant they do not belong to, with the same password where hashes are synchronised.',
  avoid: 'a custom flow `accountEnabled` = False at precedence 150, which loses to User AccountEnabled (102)',
  prefer: 'the constant False in a rule below 100 with a scope on the home marker',
  fix: 'Flow the constant False to `accountEnabled` for foreign users, below the standard rules.',
  source: 'scenario C.4 G10, C.7.2',
  modes: ['F08'],
  needs: ['workspace', 'standardRules'],
  run: (set) =>
    judge(
      set,
      { target: 'accountEnabled', whose: 'foreign' },
      (winner) => isConstant(winner, 'False'),
      'so that they can sign in',
    ),
});
