import { flowWithoutEffect } from '../../../src/checks/rule-set/flow-without-effect.js';
import { direct, rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(flowWithoutEffect, {
  fires: {
    'what the standard rule does': [rule({ flows: [direct('title')] }), standard({ flows: [direct('title')] })],
  },
  quiet: {
    'something else': [rule({ flows: [direct('title', 'company')] }), standard({ flows: [direct('title')] })],
    'a standard rule for other objects': [
      rule({ flows: [direct('title')] }),
      standard({ scope: [['mail ISNULL']], flows: [direct('title')] }),
    ],
  },
});
