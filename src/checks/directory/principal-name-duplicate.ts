import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { Duplicates, sharedWith, shown } from './attribute-text.js';

export const principalNameDuplicate = defineCheck({
  id: 'directory/principal-name-duplicate',
  subject: 'directory',
  severity: 'error',
  summary: 'Two users have the same user principal name.',
  rationale:
    'Only one of them can have it in a tenant; the other gets a name with four digits and cannot sign in as expected.',
  avoid: 'two users `anna@contoso.com`',
  prefer: '`anna@contoso.com` and `anna2@contoso.com`',
  fix: 'Change one of them.',
  source: 'cloud 7, IdFix NoDuplicatesRule',
  modes: ['F14', 'T13'],
  run: () => {
    const names = new Duplicates();
    return {
      object: (object) => {
        const name = object.isUser ? object.text('userPrincipalName') : null;
        const other = name === null ? null : names.find(object, foldAscii(name));
        return other === null ? null : sharedWith(object, other, `the principal name ${shown(name ?? '')}`);
      },
    };
  },
});
