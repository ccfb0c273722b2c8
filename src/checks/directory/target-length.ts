import { defineCheck } from '../define-check.js';
import { longerThan } from './attribute-text.js';

export const targetLength = defineCheck({
  id: 'directory/target-length',
  subject: 'directory',
  severity: 'error',
  summary: 'A target address is longer than 256 characters.',
  rationale: 'The export of the object fails with ExceededAllowedLength.',
  avoid: '`targetAddress` of 300 characters',
  prefer: 'at most 256 characters',
  fix: 'Shorten the address.',
  source: 'cloud 2.1, IdFix StringMaxLengthRule',
  run: () => ({ object: (object) => longerThan(object, 'targetAddress', 256) }),
});
