import { groupDomain } from '../../../src/checks/directory/group-domain.js';
import { group } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(groupDomain, {
  fires: { 'only one domain': [group('sales')] },
  quiet: {
    'one of every tenant': [
      group('sales', { proxyAddresses: ['SMTP:sales@contoso.com', 'smtp:sales@cn.contoso.com'] }),
    ],
    'no mail': [group('sec', { proxyAddresses: undefined })],
  },
});
