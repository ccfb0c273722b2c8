import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignMailbox = defineCheck({
  id: 'outcome/foreign-mailbox',
  subject: 'outcome',
  severity: 'error',
  summary: 'A person has a mailbox in a tenant where the person is not at home.',
  rationale: 'Mail splits between two mailboxes, and nobody sees half of it.',
  avoid: 'msExchRemoteRecipientType 97 or a licence in both tenants',
  prefer: 'a mail user everywhere but at home',
  fix: 'Remove what creates the mailbox: the remote recipient type in the rules, or the licence.',
  source: 'cloud 9.1, T1, T3',
  modes: ['F20', 'T1', 'T3'],
  *run(subject) {
    for (const entry of foreignUsers(subject))
      if (entry.object.recipient.hasMailbox)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `\`${entry.object.displayName ?? ''}\` has a ${entry.object.recipient.recipientTypeDetails} and is at home in \`${entry.home?.tenant}\``,
          marks: entry.object.marks,
        };
  },
});
