import { defineCheck } from '../define-check.js';
import { addressProblem } from './address.js';
import { shown } from './attribute-text.js';

export const proxyFormat = defineCheck({
  id: 'directory/proxy-format',
  subject: 'directory',
  severity: 'error',
  summary: 'A mail address is malformed.',
  rationale: 'Entra ID discards it in silence: mail to it is rejected.',
  avoid: '`smtp:anna@contoso`, `smtp:anna..berg@contoso.com`',
  prefer: '`smtp:anna.berg@contoso.com`',
  fix: 'Correct the address.',
  source: 'cloud 6.2 f, IdFix RFC2822Rule',
  modes: ['F46'],
  run: () => ({
    object: (object) => {
      for (const { address, text } of object.smtp) {
        const problem = addressProblem(address);
        // Characters are another check's business.
        if (problem !== null && !problem.startsWith('it contains')) return { message: `${shown(text)}: ${problem}` };
      }
      return null;
    },
  }),
});
