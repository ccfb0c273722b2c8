import { proxyPrefix } from '../../../src/checks/directory/proxy-prefix.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyPrefix, {
  fires: { none: [user({ proxyAddresses: ['anna@contoso.com'] })] },
  quiet: { one: [user({ proxyAddresses: ['smtp:anna@contoso.com'] })] },
});
