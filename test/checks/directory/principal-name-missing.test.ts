import { principalNameMissing } from '../../../src/checks/directory/principal-name-missing.js';
import { globalUser, group, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(principalNameMissing, {
  fires: { 'a mailbox': [globalUser('anna', { userPrincipalName: undefined })] },
  quiet: { 'with one': [globalUser('anna')], 'no recipient': [user()], 'a group': [group('sales')] },
});
