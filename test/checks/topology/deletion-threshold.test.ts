import { deletionThreshold } from '../../../src/checks/topology/deletion-threshold.js';
import { topologyCases } from '../cases.js';

const server = (deletionThreshold: number | 'off') => ({ companion: { servers: { C: { deletionThreshold } } } });

topologyCases(deletionThreshold, {
  fires: { off: server('off'), 'too high': server(5000) },
  quiet: { low: server(50) },
});
