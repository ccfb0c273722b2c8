import { primaryDomain } from '../../../src/checks/directory/primary-domain.js';
import { chinaUser, globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(primaryDomain, {
  fires: {
    'the domain of another tenant': [chinaUser('liwei', { proxyAddresses: ['SMTP:li.wei@contoso.com'] })],
    'verified nowhere': [globalUser('anna', { proxyAddresses: ['SMTP:anna@fabrikam.example'] })],
  },
  quiet: {
    'verified at home': [globalUser('anna'), chinaUser('liwei')],
    'a rule finds the alias': [
      chinaUser('liwei', { proxyAddresses: ['SMTP:liwei@contoso.com', 'smtp:liwei@cn.contoso.com'] }),
    ],
    'a partner': [
      globalUser('pat', { msExchRecipientTypeDetails: 128n, proxyAddresses: ['SMTP:pat@fabrikam.example'] }),
    ],
  },
});
