import { principalNameDuplicate } from '../../../src/checks/directory/principal-name-duplicate.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(principalNameDuplicate, {
  fires: { 'in another case': [globalUser('anna'), globalUser('berta', { userPrincipalName: 'ANNA@contoso.com' })] },
  quiet: { 'two names': [globalUser('anna'), globalUser('berta')] },
});
