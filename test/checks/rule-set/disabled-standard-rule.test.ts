import { disabledStandardRule } from '../../../src/checks/rule-set/disabled-standard-rule.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(disabledStandardRule, {
  fires: { disabled: [standard({ disabled: true })] },
  quiet: { enabled: [standard()], 'a custom rule': [rule({ disabled: true })] },
});
