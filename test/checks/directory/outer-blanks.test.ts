import { outerBlanks } from '../../../src/checks/directory/outer-blanks.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(outerBlanks, {
  fires: { 'behind an alias': [user({ mailNickname: 'anna ' })], 'before a name': [user({ displayName: ' Anna' })] },
  quiet: { 'inside a name': [user({ displayName: 'Anna Berg' })] },
});
