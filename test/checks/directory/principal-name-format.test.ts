import { principalNameFormat } from '../../../src/checks/directory/principal-name-format.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(principalNameFormat, {
  fires: {
    'no domain': [user({ userPrincipalName: 'anna@' })],
    'no name': [user({ userPrincipalName: '@contoso.com' })],
    'a period at the end': [user({ userPrincipalName: 'anna.@contoso.com' })],
    'two signs': [user({ userPrincipalName: 'a@b@contoso.com' })],
  },
  quiet: {
    'a name': [user({ userPrincipalName: 'anna.berg@contoso.com' })],
    'a system mailbox': [user({ userPrincipalName: 'x', sAMAccountName: 'krbtgt' })],
  },
});
