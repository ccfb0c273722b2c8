import { hideFlag } from '../../../src/checks/rule-set/hide-flag.js';
import { constant, direct, rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(hideFlag, {
  fires: { 'a custom flow': [rule({ flows: [constant('msExchHideFromAddressLists', 'True')] })] },
  quiet: { 'the standard flow': [standard({ flows: [direct('msExchHideFromAddressLists')] })] },
});
