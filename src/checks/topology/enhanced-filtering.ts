import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, tenantFacts, withExchange } from './domains.js';

export const enhancedFiltering = defineCheck({
  id: 'topology/enhanced-filtering',
  subject: 'topology',
  severity: 'warning',
  summary: 'A tenant takes mail that the other cloud relays, and judges the relay instead of the sender.',
  rationale: 'Mail from the Internet to the shared domain is junked: SPF fails for the other cloud.',
  avoid: 'an inbound connector from Global without enhanced filtering',
  prefer: 'enhanced filtering that skips the addresses of the other cloud',
  fix: 'Configure enhanced filtering on the inbound connector.',
  source: 'scenario E.1, F64',
  modes: ['F64'],
  needs: ['exchangeOnline'],
  *run(subject) {
    for (const facts of withExchange(subject).filter(({ index }) => index > 0)) {
      const first = tenantFacts(subject)[0];
      const domains = new Set(first === undefined ? [] : mailDomains(first.tenant));
      for (const { name, senderDomains, skipsLastHop } of facts.exchange.inboundConnectors ?? [])
        if (senderDomains.some((domain) => domains.has(foldAscii(domain))) && skipsLastHop !== true)
          yield { tenant: facts.tenant.name, message: `the connector \`${name}\` does not skip the other cloud` };
    }
  },
});
