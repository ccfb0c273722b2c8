import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { shown } from './attribute-text.js';
import { tenantsOf } from './tenants.js';

export const targetInitialDomain = defineCheck({
  id: 'directory/target-initial-domain',
  subject: 'directory',
  severity: 'error',
  summary: 'A target address lies in the initial domain of a tenant.',
  rationale:
    "Addresses there are made from the alias and are discarded when they come from AD: the target may be nobody's.",
  avoid: '`SMTP:anna@contoso.onmicrosoft.com`',
  prefer: '`SMTP:anna@contoso.mail.onmicrosoft.com`',
  fix: 'Use the routing domain.',
  source: 'scenario A.4, cloud 6.2 g',
  modes: ['F41'],
  run: (context) => {
    const initial = new Set(tenantsOf(context).map(({ tenant }) => foldAscii(tenant.initialDomain)));
    return {
      object: (object) => {
        const target = object.target;
        return target !== null && initial.has(target.domain)
          ? { message: `the target address ${shown(target.address)} lies in an initial domain` }
          : null;
      },
    };
  },
});
