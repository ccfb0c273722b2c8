import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const mailDiffersFromPrimary = defineCheck({
  id: 'directory/mail-differs-from-primary',
  subject: 'directory',
  severity: 'warning',
  summary: 'The value of mail is not the primary address.',
  rationale:
    'Sign-in, contact joins and applications look at mail, Exchange at the primary address: they disagree about the person.',
  avoid: '`mail` `anna@contoso.com`, primary address `a.berg@contoso.com`',
  prefer: 'the same address in both',
  fix: 'Set mail to the primary address.',
  source: 'scenario F03, cloud 6.3',
  modes: ['F03'],
  run: () => ({
    object: (object) => {
      const mail = object.text('mail');
      const primary = object.primary;
      if (mail === null || primary === null || object.isSystem || foldAscii(mail) === primary.key) return null;
      return { message: `\`mail\` is ${shown(mail)}, the primary address ${shown(primary.address)}` };
    },
  }),
});
