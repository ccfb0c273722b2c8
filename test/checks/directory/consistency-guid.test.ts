import { consistencyGuid } from '../../../src/checks/directory/consistency-guid.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

const guid = (fill: number) => new Uint8Array(16).fill(fill);

directoryCases(consistencyGuid, {
  fires: { 'another value': [user({ objectGUID: guid(1), 'mS-DS-ConsistencyGuid': guid(2) })] },
  quiet: { 'the same': [user({ objectGUID: guid(1), 'mS-DS-ConsistencyGuid': guid(1) })], none: [user()] },
});
