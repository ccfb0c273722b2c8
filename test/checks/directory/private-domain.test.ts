import { privateDomain } from '../../../src/checks/directory/private-domain.js';
import { globalUser, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(privateDomain, {
  fires: {
    'a local name': [globalUser('anna', { userPrincipalName: 'anna@contoso.local' })],
    'an address': [globalUser('anna', { proxyAddresses: ['SMTP:anna@corp.lan'] })],
  },
  quiet: {
    'public domains': [globalUser('anna')],
    'no recipient': [user({ userPrincipalName: 'svc@contoso.internal' })],
  },
});
