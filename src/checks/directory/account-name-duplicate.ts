import { foldCase } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { Duplicates, sharedWith, shown } from './attribute-text.js';

export const accountNameDuplicate = defineCheck({
  id: 'directory/account-name-duplicate',
  subject: 'directory',
  severity: 'warning',
  summary: 'Two objects of one forest without principal name have the same account name.',
  rationale: 'Sign-in names are derived from it: one of the two gets another one.',
  avoid: 'two users `anna` in two domains, both without `userPrincipalName`',
  prefer: 'a `userPrincipalName` each',
  fix: 'Give both a principal name.',
  source: 'IdFix SamAccountNameDuplicateRule',
  run: () => {
    const names = new Duplicates();
    return {
      object: (object) => {
        const name = object.text('sAMAccountName');
        if (name === null || object.has('userPrincipalName') || object.isSystem) return null;
        const other = names.find(object, foldCase(name));
        return other === null ? null : sharedWith(object, other, `the account name ${shown(name)}`);
      },
    };
  },
});
