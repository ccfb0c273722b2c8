import { enhancedFiltering } from '../../../src/checks/topology/enhanced-filtering.js';
import { china, topologyCases } from '../cases.js';

const from = (skipsLastHop: boolean) =>
  china({ exchange: { inboundConnectors: [{ name: 'From Global', senderDomains: ['contoso.com'], skipsLastHop }] } });

topologyCases(enhancedFiltering, {
  fires: { off: from(false) },
  quiet: { on: from(true) },
});
