import { markerMissing } from '../../../src/checks/directory/marker-missing.js';
import { chinaUser, globalUser, localUser, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(markerMissing, {
  fires: {
    'by principal name': [user({ userPrincipalName: 'liwei@cn.contoso.com' })],
    'by target address': [globalUser('liwei', { targetAddress: 'SMTP:liwei@contoso.partner.mail.onmschina.cn' })],
  },
  quiet: {
    'with a marker': [chinaUser('liwei')],
    'at home in the first tenant': [globalUser('anna'), localUser('bob')],
  },
});
