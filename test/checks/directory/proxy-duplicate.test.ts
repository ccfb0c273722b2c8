import { proxyDuplicate } from '../../../src/checks/directory/proxy-duplicate.js';
import { globalUser, group, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyDuplicate, {
  fires: { 'a user and a group': [user({ proxyAddresses: ['smtp:SALES@contoso.com'] }), group('sales')] },
  quiet: {
    'two addresses': [globalUser('anna'), group('sales')],
    'twice on one object': [user({ proxyAddresses: ['smtp:a@contoso.com', 'SMTP:a@contoso.com'] })],
  },
});
