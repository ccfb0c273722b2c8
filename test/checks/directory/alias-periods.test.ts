import { aliasPeriods } from '../../../src/checks/directory/alias-periods.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(aliasPeriods, {
  fires: {
    'in front': [user({ mailNickname: '.anna' })],
    'at the end': [user({ mailNickname: 'anna.' })],
    doubled: [user({ mailNickname: 'a..b' })],
  },
  quiet: { inside: [user({ mailNickname: 'a.b' })] },
});
