import { staleClone } from '../../../src/checks/rule-set/stale-clone.js';
import { direct, formula, withRule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(staleClone, {
  fires: {
    'another anchor': withRule('foreignToChina', direct('pwdLastSet'), formula('sourceAnchor', '[employeeID]')),
  },
  quiet: {
    'the same anchor': withRule(
      'foreignToChina',
      direct('pwdLastSet'),
      formula('sourceAnchor', 'ConvertToBase64( [objectGUID] )'),
    ),
  },
});
