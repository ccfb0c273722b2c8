import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';

export const proxyLegacyProtocol = defineCheck({
  id: 'directory/proxy-legacy-protocol',
  subject: 'directory',
  severity: 'warning',
  summary: 'A value of proxyAddresses is of a mail system that no longer exists.',
  rationale: 'Entra ID discards it in silence.',
  avoid: '`X400:c=DE;a= ;p=Contoso;`, `MSMAIL:ORG/PO/ANNA`',
  prefer: 'SMTP and X500 addresses only',
  fix: 'Remove the value, and the address template that makes it.',
  source: 'cloud 6.2 b S-09',
  modes: ['F46'],
  run: () => ({
    object: (object) => {
      const bad = object.proxies.find(({ prefix }) => /^(?:ms|msmail|ccmail|x400|notes|gwise|mhs)$/i.test(prefix));
      return bad === undefined ? null : { message: `${shown(bad.text)} is discarded in the cloud`, marks: ['S-09'] };
    },
  }),
});
