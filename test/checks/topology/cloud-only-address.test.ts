import { cloudOnlyAddress } from '../../../src/checks/topology/cloud-only-address.js';
import { china, topologyCases } from '../cases.js';

const guest = (address: string) => china({ cloudOnly: [{ name: 'Guest', kind: 'guest', addresses: [address] }] });

topologyCases(cloudOnlyAddress, {
  fires: {
    'of a person of another tenant': guest('anna@contoso.com'),
    'in two tenants': {
      companion: {
        tenants: {
          global: { cloudOnly: [{ name: 'A', kind: 'group', addresses: ['x@contoso.com'] }] },
          china: { cloudOnly: [{ name: 'B', kind: 'group', addresses: ['X@contoso.com'] }] },
        },
      },
    },
  },
  quiet: { 'a stranger': guest('pat@fabrikam.example') },
});
