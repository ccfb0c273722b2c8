import { foreignTargetAddress } from '../../../src/checks/rule-set/foreign-target-address.js';
import { formula, rule, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignTargetAddress, 'china', {
  fires: {
    'only the standard rules': standardRules(),
    'only for those who have one': [
      rule({
        precedence: 20,
        scope: [['targetAddress ISNOTNULL']],
        flows: [formula('targetAddress', '"SMTP:" & [mail]')],
      }),
      ...standardRules(),
    ],
  },
  quiet: { 'made from the primary address': withRule('foreignToChina', formula('targetAddress', '"SMTP:" & [mail]')) },
});
