import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, others, withExchange } from './domains.js';

export const partnerConnector = defineCheck({
  id: 'topology/partner-connector',
  subject: 'topology',
  severity: 'error',
  summary: 'An inbound connector lets mail of another tenant in only with a certificate or from addresses.',
  rationale: 'The other cloud sends from many addresses and with its own certificate: all mail is rejected.',
  avoid: 'RestrictDomainsToIPAddresses on the connector from 21Vianet',
  prefer: 'RequireTls alone',
  fix: 'Relax the restriction.',
  source: 'scenario D.5, F66',
  modes: ['F66'],
  needs: ['exchangeOnline'],
  *run(subject) {
    for (const facts of withExchange(subject)) {
      const foreign = new Set(others(subject, facts).flatMap(({ tenant }) => mailDomains(tenant)));
      for (const { name, senderDomains, restrictToAddresses, restrictToCertificate } of facts.exchange
        .inboundConnectors ?? [])
        if (
          senderDomains.some((domain) => foreign.has(foldAscii(domain))) &&
          (restrictToAddresses === true || restrictToCertificate === true)
        )
          yield { tenant: facts.tenant.name, message: `the connector \`${name}\` restricts mail of another tenant` };
    }
  },
});
