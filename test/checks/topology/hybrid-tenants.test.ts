import { hybridTenants } from '../../../src/checks/topology/hybrid-tenants.js';
import { topologyCases } from '../cases.js';

const hybrid = (...hybridTenants: string[]) => ({ companion: { onPremises: { hybridTenants } } });

topologyCases(hybridTenants, {
  fires: { two: hybrid('global', 'china') },
  quiet: { one: hybrid('global') },
});
