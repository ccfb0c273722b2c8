import { centralisedTransport } from '../../../src/checks/topology/centralised-transport.js';
import { topologyCases } from '../cases.js';

const routed = (...addressSpaces: string[]) => ({
  companion: {
    onPremises: { sendConnectors: [{ name: 'Out', addressSpaces }] },
    tenants: {
      global: {
        exchange: { outboundConnectors: [{ name: 'Hybrid', domains: ['*'], routeAllMessagesViaOnPremises: true }] },
      },
    },
  },
});

topologyCases(centralisedTransport, {
  fires: { 'no way on': routed('contoso.com') },
  quiet: { 'a way on': routed('contoso.partner.mail.onmschina.cn') },
});
