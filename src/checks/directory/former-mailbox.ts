import { defineCheck } from '../define-check.js';

export const formerMailbox = defineCheck({
  id: 'directory/former-mailbox',
  subject: 'directory',
  severity: 'error',
  summary: 'A person at home in a marked tenant still has the mailbox GUID of another platform.',
  rationale:
    'The old mailbox was not removed or converted: there are two, and a licence in the new tenant waits for a migration.',
  avoid: 'marker `21V` and the msExchMailboxGuid of the Global mailbox',
  prefer: 'a mail user without msExchMailboxGuid',
  fix: 'Convert the on-premises object after the move, and remove the old licence.',
  source: 'scenario G.4, F87',
  modes: ['F22', 'F87'],
  run: () => ({
    object: (object) =>
      object.markedTenant !== null && !object.home.staged && object.has('msExchMailboxGuid')
        ? { message: 'it carries the mailbox GUID of its former mailbox', tenant: object.home.tenant }
        : null,
  }),
});
