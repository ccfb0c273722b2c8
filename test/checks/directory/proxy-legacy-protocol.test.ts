import { proxyLegacyProtocol } from '../../../src/checks/directory/proxy-legacy-protocol.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyLegacyProtocol, {
  fires: { X400: [user({ proxyAddresses: ['X400:c=DE;a= ;p=Contoso'] })] },
  quiet: { X500: [user({ proxyAddresses: ['X500:/o=Contoso/cn=a'] })] },
});
