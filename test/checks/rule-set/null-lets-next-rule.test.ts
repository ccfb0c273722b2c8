import { nullLetsNextRule } from '../../../src/checks/rule-set/null-lets-next-rule.js';
import { cleared, direct, formula, rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(nullLetsNextRule, {
  fires: {
    NULL: [rule({ flows: [formula('title', 'NULL')] }), standard({ flows: [direct('title')] })],
    IgnoreThisFlow: [rule({ flows: [formula('title', 'IgnoreThisFlow')] }), standard({ flows: [direct('title')] })],
  },
  quiet: {
    AuthoritativeNull: [rule({ flows: [cleared('title')] }), standard({ flows: [direct('title')] })],
    'nobody behind it': [rule({ flows: [formula('title', 'NULL')] })],
  },
});
