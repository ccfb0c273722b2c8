import { initialDomainCloud } from '../../../src/checks/topology/initial-domain-cloud.js';
import { workspace } from '../build.js';
import { topologyCases } from '../cases.js';

const tenants = workspace().tenants.map((tenant) => ({ ...tenant, cloud: 'china' as const }));

topologyCases(initialDomainCloud, {
  fires: { 'a worldwide domain': { workspace: workspace({ tenants }) } },
  quiet: { 'domains of their clouds': {} },
});
