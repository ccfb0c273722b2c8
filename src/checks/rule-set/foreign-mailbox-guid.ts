import { defineCheck } from '../define-check.js';
import { isCleared, judgeStripped, winnersOf } from './winners.js';

export const foreignMailboxGuid = defineCheck({
  id: 'rule-set/foreign-mailbox-guid',
  subject: 'rule-set',
  severity: 'warning',
  summary: 'What the rules do with the mailbox GUID of people of another tenant is not what the workspace asks for.',
  rationale:
    'With the GUID they look like on-premises mailboxes of the hybrid organisation; without it an accidental licence creates a second mailbox. The choice must be deliberate.',
  avoid: '`foreignMailboxGuid: strip` and no rule that strips it',
  prefer: 'AuthoritativeNull to `msExchMailboxGuid`, or `foreignMailboxGuid: keep`',
  fix: 'Flow AuthoritativeNull to `msExchMailboxGuid` for foreign users, or state `foreignMailboxGuid: keep`.',
  source: 'scenario H2, cloud T3',
  modes: ['T3'],
  needs: ['workspace', 'standardRules'],
  *run(set) {
    if (set.scenario?.workspace.options.foreignMailboxGuid === 'strip')
      yield* judgeStripped(set, 'foreign', ['msExchMailboxGuid'], 'though the workspace strips it');
    else
      for (const { winner } of winnersOf(set, { target: 'msExchMailboxGuid', whose: 'foreign' }))
        if (isCleared(winner) && winner !== null)
          yield {
            rule: winner.rule,
            part: { kind: 'flow', target: 'msExchMailboxGuid' },
            message: 'the mailbox GUID is stripped though the workspace keeps it',
          };
  },
});
