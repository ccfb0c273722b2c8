import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignArchive = defineCheck({
  id: 'outcome/foreign-archive',
  subject: 'outcome',
  severity: 'warning',
  summary: 'The archive of a person reaches a tenant where the person is not at home.',
  rationale: 'Exchange Online shows an archive that is not there.',
  avoid: '`msExchArchiveGUID` exported to both tenants',
  prefer: 'AuthoritativeNull for foreign people',
  fix: 'Remove `msExchArchiveGUID` and `msExchArchiveName` for foreign users.',
  source: 'scenario C.4 G20',
  modes: ['F24'],
  *run(subject) {
    for (const entry of foreignUsers(subject))
      if (entry.object.synced.has('msExchArchiveGUID'))
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `\`${entry.object.displayName ?? ''}\` has an archive here`,
        };
  },
});
