import { accountNameCharacters } from '../../../src/checks/directory/account-name-characters.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(accountNameCharacters, {
  fires: { 'a bracket': [user({ sAMAccountName: 'a[b' })] },
  quiet: {
    letters: [user({ sAMAccountName: 'a-b' })],
    'a principal name': [user({ sAMAccountName: 'a[b', userPrincipalName: 'a@contoso.com' })],
  },
});
