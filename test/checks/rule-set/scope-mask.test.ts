import { scopeMask } from '../../../src/checks/rule-set/scope-mask.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(scopeMask, {
  fires: {
    'no bit': [rule({ scope: [['userAccountControl ISBITSET 0']] })],
    'two bits': [rule({ scope: [['userAccountControl ISBITSET 514']] })],
  },
  quiet: {
    'one bit': [rule({ scope: [['userAccountControl ISBITNOTSET 2']] })],
    'the sign bit': [rule({ scope: [['groupType ISBITSET -9223372036854775808']] })],
  },
});
