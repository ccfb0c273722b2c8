import { contactSharesMail } from '../../../src/checks/directory/contact-shares-mail.js';
import { contact, globalUser, group } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(contactSharesMail, {
  fires: {
    'with a user': [contact('a', { mail: 'anna@contoso.com' }), globalUser('anna')],
    'with another contact': [contact('a'), contact('b', { mail: 'a@fabrikam.example' })],
  },
  quiet: {
    'nobody else': [contact('a'), globalUser('anna')],
    'a group': [contact('a', { mail: 'sales@contoso.com' }), group('sales')],
  },
});
