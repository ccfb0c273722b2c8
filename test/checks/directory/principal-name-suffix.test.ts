import { principalNameSuffix } from '../../../src/checks/directory/principal-name-suffix.js';
import { chinaUser, globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(principalNameSuffix, {
  fires: { 'verified nowhere': [globalUser('anna', { userPrincipalName: 'anna@fabrikam.example' })] },
  quiet: {
    'verified at home': [globalUser('anna'), chinaUser('liwei')],
    'a partner': [globalUser('pat', { msExchRecipientTypeDetails: 128n, userPrincipalName: 'pat@fabrikam.example' })],
    'a room': [
      globalUser('room', { msExchRecipientTypeDetails: 8589934592n, userPrincipalName: 'room@contoso.internal' }),
    ],
  },
});
