import { defineCheck } from '../define-check.js';
import { judgeStripped } from './winners.js';

export const foreignDelegation = defineCheck({
  id: 'rule-set/foreign-delegation',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'Delegates or a forwarding recipient of people of another tenant reach this tenant.',
  rationale:
    'Delegation and forwarding do not work across clouds; the references dangle where their target is filtered.',
  avoid: '`publicDelegates` left to the standard rules for foreign users',
  prefer: 'AuthoritativeNull to `publicDelegates`, `msExchDelegateListLink` and `altRecipient`',
  fix: 'Flow AuthoritativeNull to the attribute for foreign users.',
  source: 'scenario C.4 G20, D.6',
  modes: ['F86'],
  needs: ['workspace', 'standardRules'],
  run: (set) =>
    judgeStripped(
      set,
      'foreign',
      ['publicDelegates', 'msExchDelegateListLink', 'altRecipient'],
      'where delegation does not work',
    ),
});
