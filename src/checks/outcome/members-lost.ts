import { valuesOf } from '../../attribute/value.js';
import { defineCheck } from '../define-check.js';
import { entriesOf, nameOf } from './people.js';

export const membersLost = defineCheck({
  id: 'outcome/members-lost',
  subject: 'outcome',
  severity: 'info',
  summary: 'A mail group has fewer members in a tenant than in the directory.',
  rationale: 'Members that are filtered there get no mail that is sent to the group in that tenant.',
  avoid: 'a group with members that are filtered in one tenant',
  prefer: 'members that every tenant has',
  fix: 'Accept it, or let the members through.',
  source: 'sync-engine REF-2, cloud T19',
  modes: ['F53', 'T19'],
  *run(subject) {
    for (const entry of entriesOf(subject)) {
      if (entry.object.class !== 'group' || !entry.object.recipient.isRecipient) continue;
      const wanted = valuesOf(entry.source?.attributes.get('member')).length;
      const found = valuesOf(entry.object.synced.get('member')).length;
      if (found < wanted)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `${wanted - found} of ${wanted} members of \`${entry.object.displayName ?? ''}\` are missing`,
          severity: found === 0 ? 'warning' : 'info',
        };
    }
  },
});
