import { defineCheck } from '../define-check.js';

export const displayNameMissing = defineCheck({
  id: 'directory/display-name-missing',
  subject: 'directory',
  severity: 'warning',
  summary: 'A recipient has no display name.',
  rationale: 'Address lists show its alias instead, and Entra ID refuses mail-enabled groups without one.',
  avoid: 'a distribution group without `displayName`',
  prefer: '`displayName` Sales',
  fix: 'Give the recipient a display name.',
  source: 'IdFix DisplayNameBlankRule',
  run: () => ({
    object: (object) =>
      object.isRecipient && !object.isSystem && !object.has('displayName')
        ? { message: 'the recipient has no `displayName`' }
        : null,
  }),
});
