import { defineCheck } from '../define-check.js';

export const principalNameMissing = defineCheck({
  id: 'directory/principal-name-missing',
  subject: 'directory',
  severity: 'warning',
  summary: 'A mail-enabled user has no user principal name.',
  rationale: 'Entra ID makes one from the alias and the initial domain, and nobody knows it.',
  avoid: 'a mailbox without `userPrincipalName`',
  prefer: '`userPrincipalName` equal to the primary address',
  fix: 'Give the user a principal name in a verified domain of the home tenant.',
  source: 'cloud 2.2 S-03',
  run: () => ({
    object: (object) =>
      object.isUser && object.isRecipient && !object.isSystem && !object.has('userPrincipalName')
        ? { message: 'the user has no `userPrincipalName`', marks: ['S-03'] }
        : null,
  }),
});
