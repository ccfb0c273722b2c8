import { defineCheck } from '../define-check.js';
import { judgeStripped } from './winners.js';

/** Retention, holds, auditing, site mailboxes and junk lists belong to the platform of the mailbox (scenario C.5.4). */
const state = [
  'msExchELCMailboxFlags',
  'msExchELCExpirySuspensionStart',
  'msExchELCExpirySuspensionEnd',
  'msExchUserHoldPolicies',
  'msExchLitigationHoldDate',
  'msExchLitigationHoldOwner',
  'msExchTeamMailboxExpiration',
  'msExchTeamMailboxOwners',
  'msExchTeamMailboxSharePointUrl',
  'msExchMailboxAuditEnable',
  'msExchMailboxAuditLogAgeLimit',
  'msExchBypassAudit',
  'msExchSafeSendersHash',
  'msExchSafeRecipientsHash',
  'msExchBlockedSendersHash',
];

export const foreignMailboxState = defineCheck({
  id: 'rule-set/foreign-mailbox-state',
  subject: 'rule-set',
  severity: 'info',
  summary: 'Retention, hold, audit or junk mail settings of a mailbox elsewhere reach this tenant.',
  rationale: 'They describe a mailbox that is not here; a hold on a mail user says something that is not true.',
  avoid: '`msExchUserHoldPolicies` left to the standard rules for foreign users',
  prefer: 'AuthoritativeNull to each of them in the rule for foreign users',
  fix: 'Flow AuthoritativeNull to the attribute for foreign users.',
  source: 'scenario C.5.4 strip catalogue',
  needs: ['workspace', 'standardRules'],
  run: (set) => judgeStripped(set, 'foreign', state, 'though the mailbox is elsewhere'),
});
