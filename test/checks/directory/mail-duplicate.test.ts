import { mailDuplicate } from '../../../src/checks/directory/mail-duplicate.js';
import { contact, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(mailDuplicate, {
  fires: { 'two users': [user({ mail: 'info@contoso.com' }), user({ mail: 'INFO@contoso.com' })] },
  quiet: {
    'two addresses': [user({ mail: 'a@contoso.com' }), user({ mail: 'b@contoso.com' })],
    'a contact': [user({ mail: 'a@fabrikam.example' }), contact('a')],
  },
});
