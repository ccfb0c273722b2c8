import { defineCheck } from '../define-check.js';

export const linkedMailbox = defineCheck({
  id: 'directory/linked-mailbox',
  subject: 'directory',
  severity: 'warning',
  summary: 'A linked mailbox is in no tenant unless its account forest is connected.',
  rationale: 'The standard rules give recipient type 2 no anchor: it is exported nowhere and missing in every list.',
  avoid: 'recipient type 2 and no connector to the account forest',
  prefer: 'the account forest connected, or the optional rules for linked mailboxes',
  fix: 'Connect the account forest, or convert the mailbox.',
  source: 'scenario C.5.11, sync-engine CTL-1',
  modes: ['F17'],
  run: () => ({
    object: (object) => (object.recipientType === 2n ? { message: 'it is a linked mailbox' } : null),
  }),
});
