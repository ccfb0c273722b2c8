import { defineCheck } from '../define-check.js';
import { addressProblem } from './address.js';
import { shown } from './attribute-text.js';

export const mailFormat = defineCheck({
  id: 'directory/mail-format',
  subject: 'directory',
  severity: 'error',
  summary: 'The value of mail is no mail address.',
  rationale: 'It is not used as an address in the cloud; a contact without another one is not synchronised.',
  avoid: '`mail` `anna berg@contoso`',
  prefer: '`mail` `anna.berg@contoso.com`',
  fix: 'Correct the address.',
  source: 'cloud 6.2, IdFix RFC2822Rule',
  modes: ['F46'],
  run: () => ({
    object: (object) => {
      const mail = object.text('mail');
      const problem = mail === null ? null : addressProblem(mail);
      return problem === null ? null : { message: `\`mail\` ${shown(mail ?? '')}: ${problem}` };
    },
  }),
});
