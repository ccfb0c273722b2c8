import { expressionNoEffect } from '../../../src/checks/rule-set/expression-no-effect.js';
import { formula, rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(expressionNoEffect, {
  fires: {
    'an empty text': [rule({ flows: [formula('title', '[title] & ""')] })],
    'twice the same': [rule({ flows: [formula('title', 'LCase(LCase([title]))')] })],
    'or False': [rule({ flows: [formula('accountEnabled', '([title] = "a") || False')] })],
    'a replacement by itself': [rule({ flows: [formula('title', 'Replace([title],"a","a")')] })],
  },
  quiet: {
    'a blank': [rule({ flows: [formula('title', '[title] & " "')] })],
    'two functions': [rule({ flows: [formula('title', 'LCase(Trim([title]))')] })],
    'a standard rule': [standard({ flows: [formula('title', '[title] & ""')] })],
  },
});
