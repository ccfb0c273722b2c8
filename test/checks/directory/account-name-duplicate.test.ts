import { accountNameDuplicate } from '../../../src/checks/directory/account-name-duplicate.js';
import { globalUser, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(accountNameDuplicate, {
  fires: { 'in another case': [user({ sAMAccountName: 'anna' }), user({ sAMAccountName: 'Anna' })] },
  quiet: {
    'two names': [user({ sAMAccountName: 'anna' }), user({ sAMAccountName: 'anna2' })],
    'a principal name each': [globalUser('anna'), globalUser('berta', { sAMAccountName: 'anna' })],
  },
});
