import { defineCheck } from '../define-check.js';

export const mailboxWithoutGuid = defineCheck({
  id: 'directory/mailbox-without-guid',
  subject: 'directory',
  severity: 'error',
  summary: 'An on-premises mailbox has no mailbox GUID in the directory.',
  rationale: 'Without it Exchange Online does not know that the mailbox exists: a licence creates a second one.',
  avoid: 'recipient type 1 without `msExchMailboxGuid`',
  prefer: '`msExchMailboxGuid` as Exchange wrote it',
  fix: 'Export msExchMailboxGuid too, or repair the mailbox in Exchange.',
  source: 'cloud 9.2, T3',
  modes: ['F20', 'T3'],
  run: () => ({
    object: (object) =>
      [1n, 4n, 16n, 32n].includes(object.recipientType) && !object.has('msExchMailboxGuid')
        ? { message: 'it is an on-premises mailbox without `msExchMailboxGuid`' }
        : null,
  }),
});
