import { defineCheck } from '../define-check.js';
import { longerThan } from './attribute-text.js';

export const givenNameLength = defineCheck({
  id: 'directory/given-name-length',
  subject: 'directory',
  severity: 'error',
  summary: 'A given name is longer than 64 characters.',
  rationale: 'The export of the object fails with ExceededAllowedLength.',
  avoid: '`givenName` of 80 characters',
  prefer: 'at most 64 characters',
  fix: 'Shorten the name.',
  source: 'cloud 2.1, IdFix StringMaxLengthRule',
  run: () => ({ object: (object) => longerThan(object, 'givenName', 64) }),
});
