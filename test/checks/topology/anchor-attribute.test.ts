import { anchorAttribute } from '../../../src/checks/topology/anchor-attribute.js';
import { topologyCases } from '../cases.js';

const servers = (anchorAttribute: string, immutableId = 'mS-DS-ConsistencyGuid') => ({
  companion: {
    servers: { G: { anchorAttribute: 'mS-DS-ConsistencyGuid' }, C: { anchorAttribute } },
    adfs: { relyingParties: [], immutableId },
  },
});

topologyCases(anchorAttribute, {
  fires: { 'another server': servers('objectGUID'), 'AD FS': servers('mS-DS-ConsistencyGuid', 'objectGUID') },
  quiet: { 'the same': servers('ms-ds-consistencyguid') },
});
