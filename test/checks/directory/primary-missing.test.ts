import { primaryMissing } from '../../../src/checks/directory/primary-missing.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(primaryMissing, {
  fires: { 'only secondary': [user({ proxyAddresses: ['smtp:anna@contoso.com'] })] },
  quiet: {
    'a primary one': [user({ proxyAddresses: ['SMTP:anna@contoso.com'] })],
    'no mail address': [user({ proxyAddresses: ['x500:/o=a'] })],
  },
});
