import { unreachableScope } from '../../../src/checks/rule-set/unreachable-scope.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(unreachableScope, {
  fires: {
    'present and absent': [rule({ scope: [['mail ISNULL', 'mail ISNOTNULL']] })],
    'two values': [rule({ scope: [['mail EQUAL a', 'mail EQUAL b']] })],
    'a value and another beginning': [
      rule({ scope: [['extensionAttribute15 EQUAL 21V', 'extensionAttribute15 NOTSTARTSWITH 21']] }),
    ],
  },
  quiet: {
    alternatives: [rule({ scope: [['mail ISNULL'], ['mail ISNOTNULL']] })],
    'a value with its beginning': [rule({ scope: [['mail EQUAL ab', 'mail STARTSWITH a']] })],
  },
});
