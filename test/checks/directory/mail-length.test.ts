import { mailLength } from '../../../src/checks/directory/mail-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(mailLength, {
  fires: { '257 characters': [user({ mail: 'x'.repeat(257) })] },
  quiet: { '256 characters': [user({ mail: 'x'.repeat(256) })] },
});
