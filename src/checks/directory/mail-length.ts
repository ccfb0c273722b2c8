import { defineCheck } from '../define-check.js';
import { longerThan } from './attribute-text.js';

export const mailLength = defineCheck({
  id: 'directory/mail-length',
  subject: 'directory',
  severity: 'error',
  summary: 'A value of mail is longer than 256 characters.',
  rationale: 'The export of the object fails with ExceededAllowedLength.',
  avoid: '`mail` of 300 characters',
  prefer: 'at most 256 characters',
  fix: 'Shorten the address.',
  source: 'cloud 2.1, IdFix StringMaxLengthRule',
  run: () => ({ object: (object) => longerThan(object, 'mail', 256) }),
});
