import { defineCheck } from '../define-check.js';
import { characterName } from './address.js';
import { shown } from './attribute-text.js';

export const principalNameCharacters = defineCheck({
  id: 'directory/principal-name-characters',
  subject: 'directory',
  severity: 'error',
  summary: 'A user principal name has characters that Entra ID does not take.',
  rationale: 'Entra ID replaces it by the alias and the initial domain; sign-in with the known name fails.',
  avoid: '`bjørn@contoso.com`, `anna+x@contoso.com`',
  prefer: '`bjorn@contoso.com`',
  fix: "Use letters, digits and `. - _ ! # ^ ~ '`.",
  source: 'cloud 2.2 K-1, IdFix InvalidUpnRegEx',
  run: () => ({
    object: (object) => {
      const name = object.isUser && !object.isSystem ? object.text('userPrincipalName') : null;
      const bad = name === null ? null : /[\s\\%&*+/=?{}|<>();:,[\]"]|[^\u0021-\u007e]/u.exec(name);
      return bad === null
        ? null
        : { message: `${shown(name ?? '')} contains ${characterName(bad[0])}`, marks: ['K-1'] };
    },
  }),
});
