import { missingDescription } from '../../../src/checks/rule-set/missing-description.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(missingDescription, {
  fires: { none: [rule({ description: ' ' })] },
  quiet: { one: [rule({ description: 'why' })], 'a standard rule': [standard({ description: '' })] },
});
