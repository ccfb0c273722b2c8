import { foldAscii } from '../../base/fold-case.js';
import { defineCheck } from '../define-check.js';
import { others, withExchange } from './domains.js';

export const centralisedTransport = defineCheck({
  id: 'topology/centralised-transport',
  subject: 'topology',
  severity: 'warning',
  summary: 'A tenant routes all mail through on-premises servers that do not know the way to the other tenant.',
  rationale: 'Mail between the clouds takes a detour, and ends there when no send connector serves the domain.',
  avoid: 'RouteAllMessagesViaOnPremises and no send connector for the routing domain',
  prefer: 'a send connector for the routing domain of every other tenant',
  fix: 'Create a send connector for the domain, or switch centralised transport off.',
  source: 'scenario E.1, F62',
  modes: ['F62'],
  needs: ['exchangeOnline', 'onPremises'],
  *run(subject) {
    const spaces = new Set(
      (subject.companion.onPremises?.sendConnectors ?? []).flatMap(({ addressSpaces }) => addressSpaces.map(foldAscii)),
    );
    for (const facts of withExchange(subject)) {
      if (
        !(facts.exchange.outboundConnectors ?? []).some((connector) => connector.routeAllMessagesViaOnPremises === true)
      )
        continue;
      for (const { tenant } of others(subject, facts))
        if (tenant.routingDomain !== undefined && !spaces.has(foldAscii(tenant.routingDomain)))
          yield {
            tenant: facts.tenant.name,
            message: `mail to \`${tenant.routingDomain}\` goes on-premises, where no connector serves it`,
          };
    }
  },
});
