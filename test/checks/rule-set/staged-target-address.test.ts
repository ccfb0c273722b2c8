import { stagedTargetAddress } from '../../../src/checks/rule-set/staged-target-address.js';
import { cleared, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(stagedTargetAddress, 'china', {
  fires: { 'only the standard rules': standardRules() },
  quiet: { removed: withRule('staged', cleared('targetAddress')) },
});
