import { mailDiffersFromPrimary } from '../../../src/checks/directory/mail-differs-from-primary.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(mailDiffersFromPrimary, {
  fires: { 'another address': [globalUser('anna', { mail: 'a.berg@contoso.com' })] },
  quiet: { 'the same in another case': [globalUser('anna', { mail: 'Anna@contoso.com' })] },
});
