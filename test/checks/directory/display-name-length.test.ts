import { displayNameLength } from '../../../src/checks/directory/display-name-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(displayNameLength, {
  fires: { '257 characters': [user({ displayName: 'x'.repeat(257) })] },
  quiet: { '256 characters': [user({ displayName: 'x'.repeat(256) })] },
});
