import { autoForwarding } from '../../../src/checks/topology/auto-forwarding.js';
import { china, topologyCases } from '../cases.js';

topologyCases(autoForwarding, {
  fires: { off: china({ exchange: { autoForwarding: 'off' } }) },
  quiet: { on: china({ exchange: { autoForwarding: 'on' } }) },
});
