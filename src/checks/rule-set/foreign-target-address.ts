import { defineCheck } from '../define-check.js';
import { isStandardWinner, judge } from './winners.js';

export const foreignTargetAddress = defineCheck({
  id: 'rule-set/foreign-target-address',
  subject: 'rule-set',
  severity: 'error',
  summary: 'An on-premises mailbox arrives in this tenant without a target address.',
  rationale: 'Once its GUID is stripped it is a mail user without an external address: mail to it is rejected.',
  avoid: '`targetAddress` left to the standard rules, which find nothing for an on-premises mailbox',
  prefer: 'a rule for foreign users without target address that makes one from the primary address',
  fix: 'Flow a target address made from the primary address for on-premises mailboxes.',
  source: 'scenario C.5.4 C23, cloud T8',
  modes: ['F37', 'T8'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    const { workspace, tenant } = set.scenario ?? { workspace: null, tenant: '' };
    // The family of the first tenant reaches on-premises mailboxes through its hybrid connector (scenario A.4).
    if (workspace === null || workspace.tenants[0]?.name === tenant) return;
    yield* judge(
      set,
      {
        target: 'targetAddress',
        whose: 'foreign',
        given: { targetAddress: [null], msExchMailboxGuid: ['1'], msExchRecipientTypeDetails: ['1'] },
      },
      (winner) => winner !== null && !isStandardWinner(winner),
      'where on-premises mailboxes have none',
    );
  },
});
