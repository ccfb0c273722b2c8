import { proxyRepeated } from '../../../src/checks/directory/proxy-repeated.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyRepeated, {
  fires: { 'in another case': [user({ proxyAddresses: ['SMTP:anna@contoso.com', 'smtp:Anna@contoso.com'] })] },
  quiet: { 'two addresses': [user({ proxyAddresses: ['SMTP:anna@contoso.com', 'smtp:a@contoso.com'] })] },
});
