import { scopeConstantBlank } from '../../../src/checks/rule-set/scope-constant-blank.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(scopeConstantBlank, {
  fires: {
    nothing: [rule({ scope: [['mail EQUAL']] })],
    'a blank at the end': [rule({ scope: [['extensionAttribute15 EQUAL 21V ']] })],
  },
  quiet: {
    'a value': [rule({ scope: [['extensionAttribute15 EQUAL 21V']] })],
    'no value needed': [rule({ scope: [['mail ISNULL']] })],
  },
});
