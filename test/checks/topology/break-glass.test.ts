import { breakGlass } from '../../../src/checks/topology/break-glass.js';
import { topologyCases } from '../cases.js';

const admins = (...administrators: string[]) => ({
  companion: {
    adfs: { relyingParties: [] },
    tenants: { china: { federatedDomains: ['cn.contoso.com'], administrators } },
  },
});

topologyCases(breakGlass, {
  fires: { 'all federated': admins('admin@cn.contoso.com') },
  quiet: { 'one managed': admins('admin@cn.contoso.com', 'admin@contoso.partner.onmschina.cn') },
});
