import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const proxyX500 = defineCheck({
  id: 'directory/proxy-x500',
  subject: 'directory',
  severity: 'warning',
  summary: 'An X500 address has characters it may not have.',
  rationale: 'It cannot be matched by the replies it is there for.',
  avoid: '`x500:/o=Contoso/cn=[anna]`',
  prefer: '`x500:/o=Contoso/ou=First/cn=Recipients/cn=anna`',
  fix: 'Copy the legacyExchangeDN of the former mailbox exactly.',
  source: 'IdFix InvalidX500ProxyAddressRegex, cloud 6.2',
  modes: ['F47'],
  run: () => ({
    object: (object) => {
      const bad = object.proxies.find(
        ({ prefix, address }) =>
          /^x500$/i.test(prefix) && (/[\f\n\r\t\v[\]"]/.test(address) || !address.startsWith('/')),
      );
      return bad === undefined ? null : { message: `${shown(bad.text)} is no X500 address` };
    },
  }),
});
