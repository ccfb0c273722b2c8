import { primarySeveral } from '../../../src/checks/directory/primary-several.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(primarySeveral, {
  fires: { two: [user({ proxyAddresses: ['SMTP:a@contoso.com', 'SMTP:b@contoso.com'] })] },
  quiet: { one: [user({ proxyAddresses: ['SMTP:a@contoso.com', 'smtp:b@contoso.com'] })] },
});
