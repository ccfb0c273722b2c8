import { defineCheck } from '../define-check.js';

export const primarySeveral = defineCheck({
  id: 'directory/primary-several',
  subject: 'directory',
  severity: 'error',
  summary: 'An object has several primary addresses.',
  rationale: 'Which one wins is not documented; the others become secondary.',
  avoid: '`SMTP:anna@contoso.com` and `SMTP:a.berg@contoso.com`',
  prefer: 'one value with `SMTP:`',
  fix: 'Keep one in capitals, write the others `smtp:`.',
  source: 'cloud 6.2 k S-05, scenario C.7.3',
  modes: ['F39'],
  run: () => ({
    object: (object) => {
      const count = object.proxies.filter(({ isPrimary }) => isPrimary).length;
      return count > 1 ? { message: `it has ${count} primary addresses`, marks: ['S-05'] } : null;
    },
  }),
});
