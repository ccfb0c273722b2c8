import { defineCheck } from '../define-check.js';
import { longerThan } from './attribute-text.js';

export const aliasLength = defineCheck({
  id: 'directory/alias-length',
  subject: 'directory',
  severity: 'error',
  summary: 'An alias is longer than 64 characters.',
  rationale: 'The export of the object fails with ExceededAllowedLength.',
  avoid: '`mailNickname` of 80 characters',
  prefer: 'at most 64 characters',
  fix: 'Shorten the alias.',
  source: 'cloud 2.1, IdFix StringMaxLengthRule',
  run: () => ({ object: (object) => longerThan(object, 'mailNickname', 64) }),
});
