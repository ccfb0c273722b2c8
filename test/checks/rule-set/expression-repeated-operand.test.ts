import { expressionRepeatedOperand } from '../../../src/checks/rule-set/expression-repeated-operand.js';
import { formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(expressionRepeatedOperand, {
  fires: { 'twice the same': [rule({ flows: [formula('accountEnabled', 'IsPresent([mail]) || IsPresent([mail])')] })] },
  quiet: {
    'two questions': [rule({ flows: [formula('accountEnabled', 'IsPresent([mail]) || IsPresent([title])')] })],
    'a text doubled': [rule({ flows: [formula('title', '[title] & [title]')] })],
  },
});
