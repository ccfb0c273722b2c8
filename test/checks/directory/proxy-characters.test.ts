import { proxyCharacters } from '../../../src/checks/directory/proxy-characters.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyCharacters, {
  fires: {
    'a blank': [user({ proxyAddresses: ['smtp:anna berg@contoso.com'] })],
    'a second colon': [user({ proxyAddresses: ['smtp:a:b@contoso.com'] })],
  },
  quiet: {
    'an address': [user({ proxyAddresses: ['smtp:a.b@contoso.com'] })],
    'an X500 address': [user({ proxyAddresses: ['x500:/o=A (B)/cn=c'] })],
  },
});
