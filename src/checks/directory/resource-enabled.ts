import { defineCheck } from '../define-check.js';

export const resourceEnabled = defineCheck({
  id: 'directory/resource-enabled',
  subject: 'directory',
  severity: 'warning',
  summary: 'The account of a shared, room or equipment mailbox is enabled.',
  rationale: 'Somebody can sign in with a password nobody manages.',
  avoid: 'userAccountControl 512 on a room',
  prefer: 'userAccountControl 514',
  fix: 'Disable the account.',
  source: 'scenario B.2 P06, P09',
  run: () => ({
    object: (object) =>
      object.isResourceOrShared && object.has('userAccountControl') && !object.isDisabled
        ? { message: 'its account is enabled' }
        : null,
  }),
});
