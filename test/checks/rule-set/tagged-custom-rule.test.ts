import { taggedCustomRule } from '../../../src/checks/rule-set/tagged-custom-rule.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(taggedCustomRule, {
  fires: { 'a clone that kept its tag': [standard({ precedence: 40 })] },
  quiet: { 'a clone without': [rule({ precedence: 40 })], 'a standard rule': [standard({ precedence: 140 })] },
});
