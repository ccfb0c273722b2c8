import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { withExchange } from './domains.js';

export const relayWithoutConnector = defineCheck({
  id: 'topology/relay-without-connector',
  subject: 'topology',
  severity: 'error',
  summary: 'A tenant relays a domain and has no connector for it.',
  rationale: 'Mail to unknown addresses of the domain goes by MX, and comes back when that is this tenant.',
  avoid: '`contoso.com` internalRelay in 21Vianet without an outbound connector',
  prefer: 'an outbound connector for `contoso.com` to Global',
  fix: 'Create an outbound connector for the domain.',
  source: 'scenario E.1',
  modes: ['F60'],
  needs: ['exchangeOnline'],
  *run(subject) {
    for (const { tenant, exchange } of withExchange(subject)) {
      const served = new Set((exchange.outboundConnectors ?? []).flatMap(({ domains }) => domains.map(foldAscii)));
      for (const { domain, type } of tenant.acceptedDomains)
        if (type === 'internalRelay' && !served.has(domain) && !served.has('*'))
          yield { tenant: tenant.name, message: `\`${domain}\` is relayed, and no connector says where to` };
    }
  },
});
