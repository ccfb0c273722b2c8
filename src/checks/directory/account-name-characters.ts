import { defineCheck } from '../define-check.js';
import { characterName } from './address.js';
import { shown } from './attribute-text.js';

export const accountNameCharacters = defineCheck({
  id: 'directory/account-name-characters',
  subject: 'directory',
  severity: 'warning',
  summary: 'The account name of an object without principal name has characters it may not have.',
  rationale: 'The name cannot be used for sign-in or for a fallback address.',
  avoid: '`sAMAccountName` `a[b]`',
  prefer: '`sAMAccountName` `ab`',
  fix: 'Remove the characters, or give the user a principal name.',
  source: 'IdFix RegexRule on sAMAccountName',
  run: () => ({
    object: (object) => {
      const name = object.text('sAMAccountName');
      const bad = name === null || object.has('userPrincipalName') ? null : /[\\"|,/[\]:<>+=;?*]/.exec(name);
      return bad === null
        ? null
        : { message: `${shown(name ?? '')} in \`sAMAccountName\` contains ${characterName(bad[0])}` };
    },
  }),
});
