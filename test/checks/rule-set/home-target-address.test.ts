import { homeTargetAddress } from '../../../src/checks/rule-set/home-target-address.js';
import { cleared, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(homeTargetAddress, 'china', {
  fires: { 'only the standard rules': standardRules() },
  quiet: { removed: withRule('home', cleared('targetAddress')) },
});
