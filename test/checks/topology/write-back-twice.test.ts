import { writeBackTwice } from '../../../src/checks/topology/write-back-twice.js';
import { topologyCases } from '../cases.js';

const servers = (exchangeHybrid: boolean) => ({
  companion: { servers: { G: { exchangeHybrid: true }, C: { exchangeHybrid } } },
});

topologyCases(writeBackTwice, {
  fires: { both: servers(true) },
  quiet: { one: servers(false), 'nothing known': {} },
});
