import { shadowedFlow } from '../../../src/checks/rule-set/shadowed-flow.js';
import { cleared, constant, direct, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(shadowedFlow, {
  fires: {
    'a constant before it': [
      rule({ precedence: 1, flows: [constant('company', 'Contoso')] }),
      rule({ precedence: 2, scope: [['mail ISNULL']], flows: [constant('company', 'Other')] }),
    ],
    'removed before it': [
      rule({ precedence: 1, scope: [['mail ISNULL']], flows: [cleared('company')] }),
      rule({ precedence: 2, scope: [['mail ISNULL', 'title ISNULL']], flows: [direct('company')] }),
    ],
  },
  quiet: {
    'a constant for some': [
      rule({ precedence: 1, scope: [['mail ISNULL']], flows: [constant('company', 'Contoso')] }),
      rule({ precedence: 2, flows: [constant('company', 'Other')] }),
    ],
    'a value that may be absent': [
      rule({ precedence: 1, flows: [direct('company')] }),
      rule({ precedence: 2, flows: [constant('company', 'Other')] }),
    ],
  },
});
