import { expressionConstantCondition } from '../../../src/checks/rule-set/expression-constant-condition.js';
import { formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(expressionConstantCondition, {
  fires: {
    'a constant': [rule({ flows: [formula('title', 'IIF(True,[title],NULL)')] })],
    'the same branches': [rule({ flows: [formula('title', 'IIF(IsPresent([mail]),[title],[title])')] })],
  },
  quiet: { 'a condition': [rule({ flows: [formula('title', 'IIF(IsPresent([mail]),[title],NULL)')] })] },
});
