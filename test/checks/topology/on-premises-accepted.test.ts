import { onPremisesAccepted } from '../../../src/checks/topology/on-premises-accepted.js';
import { topologyCases } from '../cases.js';

const accepted = (type: 'authoritative' | 'internalRelay') => ({
  companion: { onPremises: { acceptedDomains: [{ domain: 'cn.contoso.com', type }] } },
});

topologyCases(onPremisesAccepted, {
  fires: { authoritative: accepted('authoritative') },
  quiet: { 'a relay': accepted('internalRelay') },
});
