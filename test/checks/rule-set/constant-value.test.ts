import { constantValue } from '../../../src/checks/rule-set/constant-value.js';
import { constant, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(constantValue, {
  fires: {
    nothing: [rule({ flows: [constant('title', '')] })],
    'no Boolean': [rule({ flows: [constant('accountEnabled', 'yes')] })],
    'no number': [rule({ flows: [constant('msExchRecipientTypeDetails', 'MailUser')] })],
  },
  quiet: {
    'a Boolean': [rule({ flows: [constant('accountEnabled', 'False')] })],
    'a number': [rule({ flows: [constant('msExchRecipientTypeDetails', '-128')] })],
  },
});
