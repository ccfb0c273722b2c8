import { givenNameLength } from '../../../src/checks/directory/given-name-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(givenNameLength, {
  fires: { '65 characters': [user({ givenName: 'x'.repeat(65) })] },
  quiet: { '64 characters': [user({ givenName: 'x'.repeat(64) })] },
});
