import { featureTwice } from '../../../src/checks/topology/feature-twice.js';
import { topologyCases } from '../cases.js';

const servers = (seamlessSso: boolean) => ({
  companion: { servers: { G: { seamlessSso: true }, C: { seamlessSso } } },
});

topologyCases(featureTwice, {
  fires: { both: servers(true) },
  quiet: { one: servers(false) },
});
