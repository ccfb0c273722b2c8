import { contactLoops } from '../../../src/checks/directory/contact-loops.js';
import { contact } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(contactLoops, {
  fires: { 'an accepted domain': [contact('a', { targetAddress: 'SMTP:a@contoso.com' })] },
  quiet: { outside: [contact('a')] },
});
