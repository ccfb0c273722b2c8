import { availabilityMissing } from '../../../src/checks/topology/availability-missing.js';
import { china, topologyCases } from '../cases.js';

const spaces = (...domains: string[]) =>
  china({ availability: { addressSpaces: domains.map((domain) => ({ domain, accessMethod: 'OrgWideFBToken' })) } });

topologyCases(availabilityMissing, {
  fires: { 'another domain': spaces('contoso.com') },
  quiet: { 'the routing domain': spaces('contoso.mail.onmicrosoft.com') },
});
