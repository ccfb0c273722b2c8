import { availabilityLimits } from '../../../src/checks/topology/availability-limits.js';
import { china, topologyCases } from '../cases.js';

const spaces = (count: number) =>
  china({
    availability: {
      addressSpaces: Array.from({ length: count }, (_, i) => ({
        domain: `d${i}.example`,
        accessMethod: 'OrgWideFBToken',
      })),
    },
  });

topologyCases(availabilityLimits, {
  fires: {
    '101': spaces(101),
    '26 tenants': china({ availability: { allowedTenantIds: Array.from({ length: 26 }, String) } }),
  },
  quiet: { '100': spaces(100) },
});
