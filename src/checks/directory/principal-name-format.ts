import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const principalNameFormat = defineCheck({
  id: 'directory/principal-name-format',
  subject: 'directory',
  severity: 'error',
  summary: 'A user principal name is not of the form name@domain.',
  rationale: 'The export of the user fails with IdentityDataValidationFailed.',
  avoid: '`anna@`, `@contoso.com`, `anna.@contoso.com`',
  prefer: '`anna@contoso.com`',
  fix: 'Write one `@` with a name before it, which does not end in a period, and a domain behind it.',
  source: 'cloud 2.1, IdFix RFC2822Rule',
  run: () => ({
    object: (object) => {
      const name = object.isUser && !object.isSystem ? object.text('userPrincipalName') : null;
      if (name === null) return null;
      const parts = name.split('@');
      const [local = '', domain = ''] = parts;
      const wrong = parts.length !== 2 || local === '' || local.endsWith('.') || domain === '';
      return wrong ? { message: `${shown(name)} is no user principal name`, marks: ['K-1'] } : null;
    },
  }),
});
