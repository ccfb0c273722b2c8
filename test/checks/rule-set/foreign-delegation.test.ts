import { foreignDelegation } from '../../../src/checks/rule-set/foreign-delegation.js';
import { cleared, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignDelegation, 'china', {
  fires: { 'delegates left': standardRules() },
  quiet: { 'delegates removed': withRule('foreignToChina', cleared('publicDelegates')) },
});
