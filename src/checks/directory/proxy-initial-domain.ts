import { defineCheck } from '../define-check.js';
import { reservedSuffix } from './address.js';
import { shown } from './attribute-text.js';
import { routingOwner } from './tenants.js';

export const proxyInitialDomain = defineCheck({
  id: 'directory/proxy-initial-domain',
  subject: 'directory',
  severity: 'warning',
  summary: 'An address lies in the initial domain of a tenant.',
  rationale:
    "Entra ID discards such addresses from a directory and makes its own from the alias; mail to the other tenant's one bounces.",
  avoid: '`smtp:anna@contoso.onmicrosoft.com`',
  prefer: '`smtp:anna@contoso.mail.onmicrosoft.com`',
  fix: 'Remove the address; use the routing domain for routing.',
  source: 'cloud 6.2 g S-08, T7',
  modes: ['F41', 'T7'],
  run: (context) => ({
    object: (object) => {
      for (const { domain, text } of object.smtp)
        if (reservedSuffix(domain) !== null && routingOwner(context, domain) === null)
          return { message: `${shown(text)} is discarded in every tenant`, marks: ['S-08'] };
      return null;
    },
  }),
});
