import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';
import { tenantsOf } from './tenants.js';

export const contactLoops = defineCheck({
  id: 'directory/contact-loops',
  subject: 'directory',
  severity: 'error',
  summary: 'A contact points at a domain that a tenant accepts.',
  rationale: 'Mail for it comes back to the tenant it left.',
  avoid: 'a contact with target `info@contoso.com`',
  prefer: 'a contact with a target outside of the company',
  fix: 'Delete the contact, or correct its target.',
  source: 'scenario F52',
  modes: ['F52'],
  run: (context) => ({
    object: (object) => {
      const target = object.isContact ? object.target : null;
      const loops =
        target === null ? undefined : tenantsOf(context).find(({ accepted }) => accepted.has(target.domain));
      return loops === undefined
        ? null
        : {
            message: `\`${loops.tenant.name}\` accepts the domain of its target ${shown(target?.address ?? '')}`,
            tenant: loops.tenant.name,
          };
    },
  }),
});
