import { defineCheck } from '../define-check.js';

export const displayNameBlank = defineCheck({
  id: 'directory/display-name-blank',
  subject: 'directory',
  severity: 'warning',
  summary: 'A display name is present and blank.',
  rationale: 'The entry in the address list has no name, and the value does not synchronise as it is.',
  avoid: '`displayName` of three blanks',
  prefer: '`displayName` Anna Berg',
  fix: 'Give the object a name, or remove the value.',
  source: 'cloud 2.2, IdFix BlankStringRule',
  run: () => ({
    object: (object) => (object.text('displayName')?.trim() === '' ? { message: '`displayName` is blank' } : null),
  }),
});
