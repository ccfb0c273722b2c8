import { defineCheck } from '../define-check.js';
import { isCleared, judge } from './winners.js';

export const stagedTargetAddress = defineCheck({
  id: 'rule-set/staged-target-address',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'The target address of staged people reaches their new tenant.',
  rationale: 'Where the mailbox is being filled, a target address redirects mail or keeps the account a mail user.',
  avoid: '`targetAddress` left to the standard rules for `21V-STAGED`',
  prefer: 'AuthoritativeNull to `targetAddress` for staged users',
  fix: 'Flow AuthoritativeNull to `targetAddress` for staged users.',
  source: 'scenario C.5.7 C42',
  modes: ['F43'],
  needs: ['workspace', 'standardRules'],
  run: (set) =>
    judge(
      set,
      { target: 'targetAddress', whose: 'staged' },
      (winner) => winner === null || isCleared(winner),
      'which redirects mail',
    ),
});
