import { defineCheck } from '../define-check.js';
import { addressProblem } from './address.js';
import { shown } from './attribute-text.js';

export const targetFormat = defineCheck({
  id: 'directory/target-format',
  subject: 'directory',
  severity: 'error',
  summary: 'A target address is no mail address.',
  rationale: 'It is ignored: the object is no mail user, or mail to it goes nowhere.',
  avoid: '`targetAddress` `SMTP:anna@`',
  prefer: '`SMTP:anna@contoso.mail.onmicrosoft.com`',
  fix: 'Correct the address.',
  source: 'cloud 2.2, IdFix InvalidTargetAddressSMTPRegEx',
  modes: ['F37', 'F46'],
  run: () => ({
    object: (object) => {
      const target = object.target;
      if (target === null || object.isSystem) return null;
      const problem = target.isSmtp ? addressProblem(target.address) : 'it is no SMTP address';
      return problem === null ? null : { message: `the target address ${shown(target.text)}: ${problem}` };
    },
  }),
});
