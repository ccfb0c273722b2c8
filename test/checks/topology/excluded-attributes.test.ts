import { excludedAttributes } from '../../../src/checks/topology/excluded-attributes.js';
import { topologyCases } from '../cases.js';

const servers = (...excludedAttributes: string[]) => ({
  companion: { servers: { G: { excludedAttributes: ['mobile'] }, C: { excludedAttributes } } },
});

topologyCases(excludedAttributes, {
  fires: { 'another list': servers() },
  quiet: { 'the same': servers('mobile') },
});
