import { foreignAccountEnabled } from '../../../src/checks/rule-set/foreign-account-enabled.js';
import { constant, rule, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignAccountEnabled, 'china', {
  fires: {
    'only the standard rules': standardRules(),
    'an override that loses': [
      ...standardRules(),
      rule({ precedence: 150, flows: [constant('accountEnabled', 'False')] }),
    ],
  },
  quiet: { 'an override that wins': withRule('foreignToChina', constant('accountEnabled', 'False')) },
});
