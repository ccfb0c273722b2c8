import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { Duplicates, sharedWith, shown } from './attribute-text.js';

export const mailDuplicate = defineCheck({
  id: 'directory/mail-duplicate',
  subject: 'directory',
  severity: 'error',
  summary: 'Two users or groups have the same value of mail.',
  rationale: 'The address is unique in a tenant: the second one loses it, and nobody is told.',
  avoid: 'two users with `mail` `info@contoso.com`',
  prefer: 'one shared mailbox with that address',
  fix: 'Change one of them.',
  source: 'cloud 7, IdFix NoDuplicatesRule',
  modes: ['F38', 'T13'],
  run: () => {
    const owners = new Duplicates();
    return {
      object: (object) => {
        const mail = object.isContact ? null : object.text('mail');
        const other = mail === null ? null : owners.find(object, foldAscii(mail));
        return other === null ? null : sharedWith(object, other, `\`mail\` ${shown(mail ?? '')}`);
      },
    };
  },
});
