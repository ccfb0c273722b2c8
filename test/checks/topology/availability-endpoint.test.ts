import { availabilityEndpoint } from '../../../src/checks/topology/availability-endpoint.js';
import { topologyCases } from '../cases.js';

const space = (endpoint: string, tenantId = 'aaaa') => ({
  companion: {
    tenants: {
      global: { tenantId: 'AAAA' },
      china: {
        availability: {
          addressSpaces: [{ domain: 'contoso.com', accessMethod: 'OrgWideFBToken', endpoint, tenantId }],
        },
      },
    },
  },
});

topologyCases(availabilityEndpoint, {
  fires: { 'a URL': space('https://outlook.office365.com'), 'another tenant': space('outlook.office.com', 'bbbb') },
  quiet: { 'the endpoint of the cloud': space('outlook.office.com') },
});
