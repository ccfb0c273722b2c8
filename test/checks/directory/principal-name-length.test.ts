import { principalNameLength } from '../../../src/checks/directory/principal-name-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(principalNameLength, {
  fires: {
    '65 before': [user({ userPrincipalName: `${'x'.repeat(65)}@contoso.com` })],
    '49 behind': [user({ userPrincipalName: `a@${'x'.repeat(45)}.com` })],
  },
  quiet: { '64 before and 48 behind': [user({ userPrincipalName: `${'x'.repeat(64)}@${'x'.repeat(44)}.com` })] },
});
