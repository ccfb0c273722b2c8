import { valuesOf } from '../../attribute/value.js';
import { defineCheck } from '../define-check.js';
import { entriesOf, nameOf } from './people.js';

export const restrictionLost = defineCheck({
  id: 'outcome/restriction-lost',
  subject: 'outcome',
  severity: 'warning',
  summary: 'A delivery restriction or moderator of a recipient is not in a tenant.',
  rationale: 'Fewer people may send to it there than meant, or nobody can approve.',
  avoid: '`authOrig` with people who are filtered in the other tenant',
  prefer: 'restrictions by groups that every tenant has',
  fix: 'Let the people through, or restrict by a group.',
  source: 'scenario F56',
  modes: ['F56'],
  *run(subject) {
    for (const entry of entriesOf(subject))
      for (const attribute of [
        'authOrig',
        'unauthOrig',
        'dLMemSubmitPerms',
        'dLMemRejectPerms',
        'msExchModeratedByLink',
      ]) {
        const wanted = valuesOf(entry.source?.attributes.get(attribute)).length;
        const found = valuesOf(entry.object.synced.get(attribute)).length;
        if (found < wanted && entry.object.recipient.isRecipient)
          yield {
            tenant: entry.tenant,
            objects: nameOf(entry),
            message: `${wanted - found} of ${wanted} references in \`${attribute}\` are missing`,
          };
      }
  },
});
