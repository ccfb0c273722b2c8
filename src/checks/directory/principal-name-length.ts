import { defineCheck } from '../define-check.js';

export const principalNameLength = defineCheck({
  id: 'directory/principal-name-length',
  subject: 'directory',
  severity: 'error',
  summary: 'A user principal name is too long.',
  rationale: 'The export of the user fails with IdentityDataValidationFailed.',
  avoid: '70 characters before `@`',
  prefer: 'at most 64 characters before `@` and 48 behind it',
  fix: 'Shorten the name.',
  source: 'cloud 2.1, IdFix StringMaxLengthRule',
  run: () => ({
    object: (object) => {
      const [local = '', domain = ''] = (object.text('userPrincipalName') ?? '').split('@');
      if (object.isSystem || (local.length <= 64 && domain.length <= 48)) return null;
      return {
        message: `the principal name has ${local.length} characters before \`@\` and ${domain.length} behind it`,
      };
    },
  }),
});
