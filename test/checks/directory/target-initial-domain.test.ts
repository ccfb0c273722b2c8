import { targetInitialDomain } from '../../../src/checks/directory/target-initial-domain.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(targetInitialDomain, {
  fires: { 'an initial domain': [user({ targetAddress: 'SMTP:a@contoso.partner.onmschina.cn' })] },
  quiet: { 'a routing domain': [user({ targetAddress: 'SMTP:a@contoso.partner.mail.onmschina.cn' })] },
});
