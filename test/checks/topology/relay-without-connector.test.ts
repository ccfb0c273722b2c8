import { relayWithoutConnector } from '../../../src/checks/topology/relay-without-connector.js';
import type { Workspace } from '../../../src/model/workspace.js';
import { workspace } from '../build.js';
import { china, topologyCases } from '../cases.js';

const [first, second] = workspace().tenants;
const relay = (...domains: string[]) => ({
  ...china({ exchange: { outboundConnectors: [{ name: 'To Global', domains }] } }),
  workspace: workspace({
    tenants: [
      first,
      { ...second, acceptedDomains: [{ domain: 'contoso.com', type: 'internalRelay' }] },
    ] as Workspace['tenants'],
  }),
});

topologyCases(relayWithoutConnector, {
  fires: { 'no connector': relay('fabrikam.example') },
  quiet: { 'a connector': relay('contoso.com') },
});
