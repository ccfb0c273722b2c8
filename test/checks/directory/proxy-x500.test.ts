import { proxyX500 } from '../../../src/checks/directory/proxy-x500.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyX500, {
  fires: {
    'a bracket': [user({ proxyAddresses: ['x500:/o=Contoso/cn=[a]'] })],
    'no path': [user({ proxyAddresses: ['X500:anna'] })],
  },
  quiet: { 'blanks and brackets of names': [user({ proxyAddresses: ['x500:/o=Contoso (Asia)/cn=a b'] })] },
});
