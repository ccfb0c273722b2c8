import { aliasDuplicate } from '../../../src/checks/directory/alias-duplicate.js';
import { group, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(aliasDuplicate, {
  fires: { 'in another case': [user({ mailNickname: 'anna' }), group('ANNA')] },
  quiet: { two: [user({ mailNickname: 'anna' }), user({ mailNickname: 'anna2' })] },
});
