import { duplicateTarget } from '../../../src/checks/rule-set/duplicate-target.js';
import { constant, direct, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(duplicateTarget, {
  fires: {
    'twice in one rule': [rule({ flows: [direct('title'), constant('title', 'Boss')] })],
    'in another case': [rule({ flows: [direct('title'), constant('Title', 'Boss')] })],
  },
  quiet: { 'in two rules': [rule({ flows: [direct('title')] }), rule({ flows: [constant('title', 'Boss')] })] },
});
