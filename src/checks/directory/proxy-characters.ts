import { defineCheck } from '../define-check.js';
import { characterName } from './address.js';
import { shown } from './attribute-text.js';

export const proxyCharacters = defineCheck({
  id: 'directory/proxy-characters',
  subject: 'directory',
  severity: 'error',
  summary: 'A mail address has characters it may not have.',
  rationale: 'Entra ID discards it in silence: mail to it is rejected.',
  avoid: '`smtp:anna berg@contoso.com`, `smtp:a@b:c.com`',
  prefer: '`smtp:anna.berg@contoso.com`',
  fix: 'Remove the characters.',
  source: 'cloud 6.2 e, IdFix InvalidProxyAddressSMTPRegex',
  modes: ['F46'],
  run: () => ({
    object: (object) => {
      for (const { address, text } of object.smtp) {
        const bad = /[\s<>();,[\]":]|[^\u0021-\u007e]/u.exec(address);
        if (bad !== null) return { message: `${shown(text)} contains ${characterName(bad[0])}` };
      }
      return null;
    },
  }),
});
