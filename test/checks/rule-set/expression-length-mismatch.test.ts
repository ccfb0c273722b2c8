import { expressionLengthMismatch } from '../../../src/checks/rule-set/expression-length-mismatch.js';
import { formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(expressionLengthMismatch, {
  fires: {
    'a longer literal': [rule({ flows: [formula('title', 'IIF(Left([sAMAccountName],3) = "svc-","s","p")')] })],
  },
  quiet: { 'the same length': [rule({ flows: [formula('title', 'IIF(Left([sAMAccountName],4) = "svc-","s","p")')] })] },
});
