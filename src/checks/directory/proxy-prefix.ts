import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const proxyPrefix = defineCheck({
  id: 'directory/proxy-prefix',
  subject: 'directory',
  severity: 'error',
  summary: 'A value of proxyAddresses does not say what kind of address it is.',
  rationale: 'Entra ID discards it in silence.',
  avoid: '`anna@contoso.com`',
  prefer: '`smtp:anna@contoso.com`',
  fix: 'Write the prefix, `SMTP:` for the primary address and `smtp:` for others.',
  source: 'cloud 6.2 a, IdFix FixProxyTargetAddressRule',
  modes: ['F46'],
  run: () => ({
    object: (object) => {
      const bad = object.proxies.find(({ prefix }) => prefix === '');
      return bad === undefined ? null : { message: `${shown(bad.text)} in \`proxyAddresses\` has no prefix` };
    },
  }),
});
