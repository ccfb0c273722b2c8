import { targetNotOwnAddress } from '../../../src/checks/directory/target-not-own-address.js';
import { chinaUser, globalUser, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(targetNotOwnAddress, {
  fires: { missing: [chinaUser('liwei', { proxyAddresses: ['SMTP:liwei@cn.contoso.com'] })] },
  quiet: {
    there: [chinaUser('liwei'), globalUser('anna')],
    'a partner': [user({ targetAddress: 'SMTP:pat@fabrikam.example' })],
  },
});
