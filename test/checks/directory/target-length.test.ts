import { targetLength } from '../../../src/checks/directory/target-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(targetLength, {
  fires: { '257 characters': [user({ targetAddress: 'x'.repeat(257) })] },
  quiet: { '256 characters': [user({ targetAddress: 'x'.repeat(256) })] },
});
