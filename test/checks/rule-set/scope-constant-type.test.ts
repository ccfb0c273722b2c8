import { scopeConstantType } from '../../../src/checks/rule-set/scope-constant-type.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(scopeConstantType, {
  fires: {
    'a word for a number': [rule({ scope: [['msExchRecipientTypeDetails EQUAL UserMailbox']] })],
    'a word for a Boolean': [rule({ scope: [['isCriticalSystemObject EQUAL yes']] })],
  },
  quiet: {
    digits: [rule({ scope: [['msExchRecipientTypeDetails EQUAL 128']] })],
    'any case of a Boolean': [rule({ scope: [['isCriticalSystemObject NOTEQUAL TRUE']] })],
  },
});
