import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignPassword = defineCheck({
  id: 'outcome/foreign-password',
  subject: 'outcome',
  severity: 'error',
  summary: 'The password hash of a person reaches a tenant where the person is not at home.',
  rationale: 'The password of one cloud is worth something in the other.',
  avoid: 'password hash synchronisation for foreign people',
  prefer: 'a clone of User AccountEnabled without it for foreign people',
  fix: 'Clone User AccountEnabled for foreign users without EnablePasswordSync.',
  source: 'scenario C.4 G12, H13',
  modes: ['F09'],
  *run(subject) {
    if (!subject.workspace.options.passwordHashSync) return;
    for (const entry of foreignUsers(subject))
      if (entry.exported?.passwordSync === true)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `the password hash of \`${entry.object.displayName ?? ''}\` is synchronised`,
          marks: ['AUT-9'],
        };
  },
});
