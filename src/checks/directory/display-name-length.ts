import { defineCheck } from '../define-check.js';
import { longerThan } from './attribute-text.js';

export const displayNameLength = defineCheck({
  id: 'directory/display-name-length',
  subject: 'directory',
  severity: 'error',
  summary: 'A display name is longer than 256 characters.',
  rationale: 'The export of the object fails with ExceededAllowedLength; a new object is not created.',
  avoid: '`displayName` of 300 characters',
  prefer: 'at most 256 characters',
  fix: 'Shorten the name.',
  source: 'cloud 2.1, IdFix StringMaxLengthRule',
  run: () => ({ object: (object) => longerThan(object, 'displayName', 256) }),
});
