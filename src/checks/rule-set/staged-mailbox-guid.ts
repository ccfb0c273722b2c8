import { defineCheck } from '../define-check.js';
import { judgeStripped } from './winners.js';

export const stagedMailboxGuid = defineCheck({
  id: 'rule-set/staged-mailbox-guid',
  subject: 'rule-set',
  severity: 'error',
  summary: 'The mailbox GUID of staged people reaches their new tenant.',
  rationale: 'With it a licence creates no mailbox: the tenant waits for a migration of the on-premises mailbox.',
  avoid: '`msExchMailboxGuid` left to the standard rules for `21V-STAGED`',
  prefer: 'AuthoritativeNull to `msExchMailboxGuid` for staged users',
  fix: 'Flow AuthoritativeNull to `msExchMailboxGuid` for staged users.',
  source: 'scenario C.5.7 C42',
  modes: ['F22'],
  needs: ['workspace', 'standardRules'],
  run: (set) => judgeStripped(set, 'staged', ['msExchMailboxGuid'], 'so that a licence creates no mailbox'),
});
