import { longConstant } from '../../../src/checks/rule-set/long-constant.js';
import { constant, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(longConstant, {
  fires: { '449 characters': [rule({ flows: [constant('title', 'x'.repeat(449))] })] },
  quiet: { '448 characters': [rule({ flows: [constant('title', 'x'.repeat(448))] })] },
});
