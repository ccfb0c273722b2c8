import { displayNameMissing } from '../../../src/checks/directory/display-name-missing.js';
import { group, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(displayNameMissing, {
  fires: { 'a group': [group('sales', { displayName: undefined })] },
  quiet: { 'a name': [group('sales')], 'no recipient': [user({ displayName: undefined })] },
});
