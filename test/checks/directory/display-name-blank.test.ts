import { displayNameBlank } from '../../../src/checks/directory/display-name-blank.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(displayNameBlank, {
  fires: { blanks: [user({ displayName: '   ' })] },
  quiet: { 'a name': [user({ displayName: 'Anna' })], 'no value': [user()] },
});
