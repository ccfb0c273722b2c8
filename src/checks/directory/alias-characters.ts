import { defineCheck } from '../define-check.js';
import { characterName } from './address.js';
import { shown } from './attribute-text.js';

export const aliasCharacters = defineCheck({
  id: 'directory/alias-characters',
  subject: 'directory',
  severity: 'warning',
  summary: 'An alias has characters that are replaced in the cloud.',
  rationale: 'Every one becomes an underscore: alias, fallback name and initial-domain address are not what AD says.',
  avoid: '`mailNickname` `anna,berg`',
  prefer: '`mailNickname` `anna.berg`',
  fix: 'Remove the characters.',
  source: 'cloud 4 S-16, IdFix RegexRule on mailNickname',
  modes: ['F49'],
  run: () => ({
    object: (object) => {
      const alias = object.text('mailNickname');
      const bad = alias === null || object.isSystem ? null : /[\s@()\\[\]";:<>,&]|[^\u0021-\u007e]/u.exec(alias);
      return bad === null
        ? null
        : { message: `the alias ${shown(alias ?? '')} contains ${characterName(bad[0])}`, marks: ['S-16'] };
    },
  }),
});
