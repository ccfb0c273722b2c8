import { softDeleteInterval } from '../../../src/checks/rule-set/soft-delete-interval.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(softDeleteInterval, {
  fires: { 'an hour': [rule({ softDeleteExpiryInterval: '01:00:00' })] },
  quiet: { zero: [rule()] },
});
