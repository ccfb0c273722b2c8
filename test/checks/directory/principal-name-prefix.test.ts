import { principalNamePrefix } from '../../../src/checks/directory/principal-name-prefix.js';
import { chinaUser, globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(principalNamePrefix, {
  fires: {
    'the same prefix': [globalUser('john'), globalUser('other', { userPrincipalName: 'John@fabrikam.example' })],
  },
  quiet: { 'in different tenants': [globalUser('john'), chinaUser('john')] },
});
