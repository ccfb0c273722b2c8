import { defineCheck } from '../define-check.js';
import { entriesOf, nameOf } from './people.js';

export const managerLost = defineCheck({
  id: 'outcome/manager-lost',
  subject: 'outcome',
  severity: 'info',
  summary: 'The manager of a person is not in a tenant that has the person.',
  rationale: 'The address list there shows no manager.',
  avoid: 'a manager without mailbox, who is filtered in the other tenant',
  prefer: 'managers whom every tenant has',
  fix: 'Accept it, or let the manager through.',
  source: 'sync-engine REF-2, cloud T19',
  modes: ['T19'],
  *run(subject) {
    for (const entry of entriesOf(subject))
      if (
        entry.source?.attributes.has('manager') === true &&
        entry.object.recipient.isRecipient &&
        !entry.object.synced.has('manager')
      )
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `\`${entry.object.displayName ?? ''}\` has no manager here`,
        };
  },
});
