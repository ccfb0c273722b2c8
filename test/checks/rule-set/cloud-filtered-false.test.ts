import { cloudFilteredFalse } from '../../../src/checks/rule-set/cloud-filtered-false.js';
import { constant, formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(cloudFilteredFalse, {
  fires: {
    'the constant': [rule({ flows: [constant('cloudFiltered', 'False')] })],
    'the expression': [rule({ flows: [formula('cloudFiltered', 'False')] })],
  },
  quiet: {
    True: [rule({ flows: [constant('cloudFiltered', 'True')] })],
    'with a catch-all': [
      rule({ precedence: 1, flows: [constant('cloudFiltered', 'False')] }),
      rule({ precedence: 99, flows: [constant('cloudFiltered', 'True')] }),
    ],
  },
});
