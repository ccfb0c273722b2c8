import { partnerConnector } from '../../../src/checks/topology/partner-connector.js';
import { china, topologyCases } from '../cases.js';

const from = (senderDomains: string[]) =>
  china({ exchange: { inboundConnectors: [{ name: 'In', senderDomains, restrictToAddresses: true }] } });

topologyCases(partnerConnector, {
  fires: { 'from another tenant': from(['contoso.com']) },
  quiet: { 'from a partner': from(['fabrikam.example']) },
});
