import { defineCheck } from '../define-check.js';
import { withExchange } from './domains.js';

export const autoForwarding = defineCheck({
  id: 'topology/auto-forwarding',
  subject: 'topology',
  severity: 'warning',
  summary: 'Forwarding out of a tenant is blocked.',
  rationale: 'Forwards between the clouds count as external: they are blocked, and nobody is told.',
  avoid: 'AutoForwardingMode Off',
  prefer: 'a policy that allows forwarding for those who need it',
  fix: 'Allow forwarding in a policy for the people concerned, or accept it.',
  source: 'scenario F68',
  modes: ['F68'],
  needs: ['exchangeOnline'],
  *run(subject) {
    for (const { tenant, exchange } of withExchange(subject))
      if (exchange.autoForwarding === 'off' || exchange.autoForwarding === 'automatic')
        yield { tenant: tenant.name, message: `automatic forwarding is \`${exchange.autoForwarding}\`` };
  },
});
