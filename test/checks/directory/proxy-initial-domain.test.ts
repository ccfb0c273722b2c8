import { proxyInitialDomain } from '../../../src/checks/directory/proxy-initial-domain.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyInitialDomain, {
  fires: {
    'of a tenant': [user({ proxyAddresses: ['smtp:a@contoso.onmicrosoft.com'] })],
    'of nobody': [user({ proxyAddresses: ['smtp:a@other.onmicrosoft.com'] })],
  },
  quiet: { 'a routing domain': [user({ proxyAddresses: ['smtp:a@contoso.mail.onmicrosoft.com'] })] },
});
