import { proxyFormat } from '../../../src/checks/directory/proxy-format.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyFormat, {
  fires: {
    'a single label': [user({ proxyAddresses: ['smtp:anna@contoso'] })],
    'two periods': [user({ proxyAddresses: ['smtp:a..b@contoso.com'] })],
  },
  quiet: { 'an address': [user({ proxyAddresses: ['smtp:a.b@contoso.com'] })] },
});
