import { applyOnce } from '../../../src/checks/rule-set/apply-once.js';
import { constant, direct, formula, rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

const once = { applyOnce: true };

ruleSetCases(applyOnce, {
  fires: {
    'a constant': [rule({ flows: [constant('accountEnabled', 'False', once)] })],
    'an expression that always gives the same': [rule({ flows: [formula('mail', 'Trim([mail])', once)] })],
  },
  quiet: {
    'every time': [rule({ flows: [constant('accountEnabled', 'False')] })],
    'a value that is made once': [rule({ flows: [formula('employeeID', 'CStr(RandomNum(1,9))', once)] })],
    'a standard rule': [standard({ flows: [direct('cloudCreated', 'cloudCreated', once)] })],
    'a rule that is switched off': [rule({ disabled: true, flows: [constant('accountEnabled', 'False', once)] })],
  },
});
