import { incompleteClone } from '../../../src/checks/rule-set/incomplete-clone.js';
import { constant, direct, formula, withRule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(incompleteClone, {
  fires: {
    'no anchor': withRule(
      'foreignToChina',
      direct('pwdLastSet'),
      constant('accountEnabled', 'False'),
      direct('userPrincipalName'),
    ),
  },
  quiet: {
    'every flow': withRule(
      'foreignToChina',
      direct('pwdLastSet'),
      constant('accountEnabled', 'False'),
      direct('userPrincipalName'),
      formula('sourceAnchor', 'ConvertToBase64([objectGUID])'),
    ),
    'no clone': withRule('foreignToChina', constant('accountEnabled', 'False')),
  },
});
