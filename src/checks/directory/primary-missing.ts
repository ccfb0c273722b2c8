import { defineCheck } from '../define-check.js';

export const primaryMissing = defineCheck({
  id: 'directory/primary-missing',
  subject: 'directory',
  severity: 'error',
  summary: 'An object has mail addresses and none of them is the primary one.',
  rationale: 'The cloud makes an address in the initial domain the primary one.',
  avoid: 'only `smtp:anna@contoso.com`',
  prefer: '`SMTP:anna@contoso.com`',
  fix: 'Write the prefix of the primary address in capitals.',
  source: 'cloud 6.3 S-07, scenario C.7.3',
  modes: ['F39'],
  run: () => ({
    object: (object) =>
      object.smtp.length > 0 && object.primary === null && !object.isSystem
        ? { message: 'none of its mail addresses is the primary one (`SMTP:`)', marks: ['S-07'] }
        : null,
  }),
});
