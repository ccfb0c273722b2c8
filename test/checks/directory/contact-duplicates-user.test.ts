import { contactDuplicatesUser } from '../../../src/checks/directory/contact-duplicates-user.js';
import { chinaUser, contact } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(contactDuplicatesUser, {
  fires: {
    'its target is a user': [contact('liwei', { targetAddress: 'SMTP:liwei@cn.contoso.com' }), chinaUser('liwei')],
  },
  quiet: { 'somebody else': [contact('pat'), chinaUser('liwei')] },
});
