import { defineCheck } from '../define-check.js';
import { foreignUsers, nameOf } from './people.js';

export const foreignSignIn = defineCheck({
  id: 'outcome/foreign-sign-in',
  subject: 'outcome',
  severity: 'error',
  summary: 'A person can sign in to a tenant where the person is not at home.',
  rationale: 'The account is a way in that nobody watches.',
  avoid: 'accountEnabled True for foreign people',
  prefer: 'accountEnabled False',
  fix: 'Flow False to accountEnabled for foreign users, below the standard rules.',
  source: 'scenario B.3, C.4 G10',
  modes: ['F08'],
  *run(subject) {
    for (const entry of foreignUsers(subject))
      if (entry.object.accountEnabled === true)
        yield {
          tenant: entry.tenant,
          objects: nameOf(entry),
          message: `\`${entry.object.userPrincipalName ?? ''}\` is enabled and at home in \`${entry.home?.tenant}\``,
        };
  },
});
