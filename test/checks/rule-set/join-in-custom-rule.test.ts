import { joinInCustomRule } from '../../../src/checks/rule-set/join-in-custom-rule.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(joinInCustomRule, {
  fires: { 'a second join': [rule({ join: [['mail = mail']] }), standard({ join: [['objectSid = objectSid']] })] },
  quiet: {
    'no conditions': [rule(), standard({ join: [['objectSid = objectSid']] })],
    'in place of a disabled one': [
      rule({ join: [['mail = mail']] }),
      standard({ disabled: true, join: [['objectSid = objectSid']] }),
    ],
  },
});
