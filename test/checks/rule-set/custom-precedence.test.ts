import { customPrecedence } from '../../../src/checks/rule-set/custom-precedence.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(customPrecedence, {
  fires: { 'among the standard rules': [rule({ precedence: 100 })] },
  quiet: { 'below them': [rule({ precedence: 99 })], 'a standard rule': [standard({ precedence: 100 })] },
});
