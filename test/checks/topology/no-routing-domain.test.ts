import { noRoutingDomain } from '../../../src/checks/topology/no-routing-domain.js';
import { workspace } from '../build.js';
import { topologyCases } from '../cases.js';

const tenants = workspace().tenants.map(({ routingDomain: _, ...tenant }) => tenant);

topologyCases(noRoutingDomain, {
  fires: { none: { workspace: workspace({ tenants }) } },
  quiet: { 'one each': {} },
});
