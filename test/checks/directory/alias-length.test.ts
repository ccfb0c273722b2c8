import { aliasLength } from '../../../src/checks/directory/alias-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(aliasLength, {
  fires: { '65 characters': [user({ mailNickname: 'x'.repeat(65) })] },
  quiet: { '64 characters': [user({ mailNickname: 'x'.repeat(64) })] },
});
