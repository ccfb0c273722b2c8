import { mailFormat } from '../../../src/checks/directory/mail-format.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(mailFormat, {
  fires: {
    'no domain': [user({ mail: 'anna' })],
    'a blank': [user({ mail: 'anna berg@contoso.com' })],
    'a single label': [user({ mail: 'anna@contoso' })],
  },
  quiet: { 'an address': [user({ mail: 'anna.berg@contoso.com' })], 'no value': [user()] },
});
