import { markerInconsistent } from '../../../src/checks/directory/marker-inconsistent.js';
import { chinaUser, localUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(markerInconsistent, {
  fires: {
    'the principal name': [chinaUser('liwei', { userPrincipalName: 'liwei@contoso.com' })],
    'the primary address': [chinaUser('liwei', { proxyAddresses: ['SMTP:liwei@contoso.com'] })],
  },
  quiet: {
    'all of one tenant': [chinaUser('liwei')],
    staged: [localUser('bob', { extensionAttribute15: '21V-STAGED' })],
  },
});
