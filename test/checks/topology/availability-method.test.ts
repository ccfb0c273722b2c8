import { availabilityMethod } from '../../../src/checks/topology/availability-method.js';
import { china, topologyCases } from '../cases.js';

const space = (accessMethod: string) =>
  china({ availability: { addressSpaces: [{ domain: 'contoso.com', accessMethod }] } });

topologyCases(availabilityMethod, {
  fires: { credentials: space('OrgWideFB') },
  quiet: { 'a token': space('OrgWideFBToken') },
});
