import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { mailDomains, others, withExchange } from './domains.js';

export const internalHeaders = defineCheck({
  id: 'topology/internal-headers',
  subject: 'topology',
  severity: 'warning',
  summary: 'A connector between the clouds trusts or sends internal headers.',
  rationale: 'They belong to the hybrid organisation: forged mail looks internal, or headers leak.',
  avoid: 'CloudServicesMailEnabled on the connector to 21Vianet',
  prefer: 'a partner connector without it',
  fix: 'Unset CloudServicesMailEnabled and TreatMessagesAsInternal.',
  source: 'scenario D.5, F67',
  modes: ['F67'],
  needs: ['exchangeOnline'],
  *run(subject) {
    for (const facts of withExchange(subject)) {
      const foreign = new Set(others(subject, facts).flatMap(({ tenant }) => mailDomains(tenant)));
      const { inboundConnectors = [], outboundConnectors = [] } = facts.exchange;
      const connectors = [
        ...inboundConnectors.map((one) => ({
          ...one,
          domains: one.senderDomains,
          trusts: one.treatMessagesAsInternal === true,
        })),
        ...outboundConnectors.map((one) => ({ ...one, trusts: false })),
      ];
      for (const { name, domains, cloudServicesMailEnabled, trusts } of connectors)
        if ((cloudServicesMailEnabled === true || trusts) && domains.some((domain) => foreign.has(foldAscii(domain))))
          yield {
            tenant: facts.tenant.name,
            message: `the connector \`${name}\` carries internal headers to or from another tenant`,
          };
    }
  },
});
