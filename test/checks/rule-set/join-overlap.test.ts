import { joinOverlap } from '../../../src/checks/rule-set/join-overlap.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(joinOverlap, {
  fires: { 'other conditions': [rule({ join: [['mail = mail']] }), standard({ join: [['objectSid = objectSid']] })] },
  quiet: {
    'the same conditions': [rule({ join: [['mail = mail']] }), standard({ join: [['mail = mail']] })],
    'scopes that never meet': [
      rule({ scope: [['title ISNULL']], join: [['mail = mail']] }),
      standard({ scope: [['title ISNOTNULL']], join: [['objectSid = objectSid']] }),
    ],
  },
});
