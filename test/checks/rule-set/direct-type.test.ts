import { directType } from '../../../src/checks/rule-set/direct-type.js';
import { direct, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(directType, {
  fires: { 'bytes to text': [rule({ flows: [direct('employeeID', 'objectGUID')] })] },
  quiet: {
    'text to text': [rule({ flows: [direct('employeeID', 'title')] })],
    'a number to text': [rule({ flows: [direct('employeeID', 'countryCode')] })],
  },
});
