import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignLicence = defineCheck({
  id: 'outcome/foreign-licence',
  subject: 'outcome',
  severity: 'error',
  summary: 'A person has an Exchange licence in a tenant where the person is not at home.',
  rationale: 'Addresses in unverified domains are removed, and a mailbox may appear.',
  avoid: 'a licence group that contains everybody',
  prefer: "a licence group whose rule excludes the other tenants' people by their marker",
  fix: 'Take the licence away; exclude the marker in the rule of the licence group.',
  source: 'cloud 8, T3',
  modes: ['F23', 'T3'],
  *run(subject) {
    for (const entry of foreignUsers(subject))
      if (entry.object.licensed)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `\`${entry.object.displayName ?? ''}\` is licensed and at home in \`${entry.home?.tenant}\``,
        };
  },
});
