import { containerScope } from '../../../src/checks/topology/container-scope.js';
import { topologyCases } from '../cases.js';

const servers = (...containers: string[]) => ({
  companion: { servers: { G: { containers: ['OU=A', 'OU=B'] }, C: { containers } } },
});

topologyCases(containerScope, {
  fires: { 'one is missing': servers('OU=A') },
  quiet: { 'the same': servers('ou=b', 'ou=a') },
});
