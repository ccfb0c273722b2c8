import { defineCheck } from '../define-check.js';
import { longerThan } from './attribute-text.js';

export const accountNameLength = defineCheck({
  id: 'directory/account-name-length',
  subject: 'directory',
  severity: 'warning',
  summary: 'The account name of a user without principal name is longer than 20 characters.',
  rationale: 'Without a principal name the account name takes its place, and it is too long for that.',
  avoid: '`sAMAccountName` of 25 characters, no `userPrincipalName`',
  prefer: 'a `userPrincipalName`',
  fix: 'Give the user a principal name, or shorten the account name.',
  source: 'IdFix SamAccountNameMaxLengthRule',
  run: () => ({
    object: (object) =>
      object.isUser && !object.isSystem && !object.has('userPrincipalName')
        ? longerThan(object, 'sAMAccountName', 20)
        : null,
  }),
});
