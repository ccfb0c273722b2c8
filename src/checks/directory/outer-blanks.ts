import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const outerBlanks = defineCheck({
  id: 'directory/outer-blanks',
  subject: 'directory',
  severity: 'warning',
  summary: 'A value starts or ends with white space.',
  rationale: 'Names sort wrong, and addresses and aliases with blanks are rejected or changed on the way to the cloud.',
  avoid: '`mailNickname` `anna `',
  prefer: '`mailNickname` `anna`',
  fix: 'Remove the blanks.',
  source: 'IdFix RegexRule on displayName and mail',
  run: () => ({
    object: (object) => {
      for (const attribute of [
        'displayName',
        'givenName',
        'sn',
        'mail',
        'mailNickname',
        'targetAddress',
        'userPrincipalName',
      ]) {
        const text = object.text(attribute);
        if (text !== null && text.trim() !== '' && text !== text.trim())
          return { message: `${shown(text)} in \`${attribute}\` starts or ends with white space` };
      }
      return null;
    },
  }),
});
