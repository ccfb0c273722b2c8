import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';
import { routingOwner } from './tenants.js';

export const targetNotOwnAddress = defineCheck({
  id: 'directory/target-not-own-address',
  subject: 'directory',
  severity: 'error',
  summary: 'The routing address of a mailbox is not one of its addresses.',
  rationale: 'The home tenant does not know it: mail from the other platforms is rejected at its edge.',
  avoid: 'target `liwei@contoso.partner.mail.onmschina.cn` that is missing in `proxyAddresses`',
  prefer: 'the routing address among the addresses',
  fix: 'Add the target address as a secondary address; an email address policy does it for everybody.',
  source: 'scenario A.4, C.7.3',
  modes: ['F45'],
  run: (context) => ({
    object: (object) => {
      const target = object.isUser ? object.target : null;
      if (target === null || routingOwner(context, target.domain) !== object.home.tenant) return null;
      return object.smtp.some(({ key }) => key === target.key)
        ? null
        : { message: `${shown(target.address)} is not in \`proxyAddresses\``, tenant: object.home.tenant };
    },
  }),
});
