import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const proxyRepeated = defineCheck({
  id: 'directory/proxy-repeated',
  subject: 'directory',
  severity: 'warning',
  summary: 'An object has the same address twice.',
  rationale: 'Entra ID keeps one; when the two differ in case it is not obvious which becomes the primary address.',
  avoid: '`SMTP:anna@contoso.com` and `smtp:Anna@contoso.com`',
  prefer: 'the address once',
  fix: 'Remove one of them.',
  source: 'cloud 6.2 i',
  modes: ['F39'],
  run: () => ({
    object: (object) => {
      const seen = new Set<string>();
      for (const { key, text } of object.smtp) {
        if (seen.has(key)) return { message: `${shown(text)} stands in \`proxyAddresses\` twice` };
        seen.add(key);
      }
      return null;
    },
  }),
});
