import { aliasMissing } from '../../../src/checks/directory/alias-missing.js';
import { globalUser, group, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(aliasMissing, {
  fires: {
    'a target address': [user({ targetAddress: 'SMTP:a@fabrikam.example' })],
    'a group with addresses': [group('sales', { mailNickname: undefined })],
  },
  quiet: { 'an alias': [globalUser('anna')], 'only mail': [user({ mail: 'anna@contoso.com' })] },
});
