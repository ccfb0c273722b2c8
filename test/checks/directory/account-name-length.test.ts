import { accountNameLength } from '../../../src/checks/directory/account-name-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(accountNameLength, {
  fires: { '21 characters': [user({ sAMAccountName: 'x'.repeat(21) })] },
  quiet: {
    '20 characters': [user({ sAMAccountName: 'x'.repeat(20) })],
    'a principal name': [user({ sAMAccountName: 'x'.repeat(21), userPrincipalName: 'a@contoso.com' })],
  },
});
