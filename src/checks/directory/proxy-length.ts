import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const proxyLength = defineCheck({
  id: 'directory/proxy-length',
  subject: 'directory',
  severity: 'error',
  summary: 'An address is longer than 256 characters.',
  rationale: 'Entra ID discards it in silence.',
  avoid: '`smtp:` with 260 characters behind it',
  prefer: 'at most 256 characters',
  fix: 'Shorten or remove it.',
  source: 'cloud 6.2 c, d, IdFix StringMaxLengthRule',
  modes: ['F46'],
  run: () => ({
    object: (object) => {
      const bad = object.proxies.find(({ text, prefix }) => text.length > 256 && !/^x500$/i.test(prefix));
      return bad === undefined ? null : { message: `${shown(bad.text)} has ${bad.text.length} characters` };
    },
  }),
});
