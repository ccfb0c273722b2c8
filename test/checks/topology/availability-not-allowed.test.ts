import { availabilityNotAllowed } from '../../../src/checks/topology/availability-not-allowed.js';
import { topologyCases } from '../cases.js';

const allowed = (...allowedTenantIds: string[]) => ({
  companion: { tenants: { global: { tenantId: 'AAAA' }, china: { availability: { allowedTenantIds } } } },
});

topologyCases(availabilityNotAllowed, {
  fires: { 'not there': allowed('bbbb') },
  quiet: { there: allowed('aaaa') },
});
