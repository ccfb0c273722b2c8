import { homeUsageLocation } from '../../../src/checks/rule-set/home-usage-location.js';
import { constant, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(homeUsageLocation, 'china', {
  fires: { 'no rule': standardRules() },
  quiet: { 'a constant': withRule('home', constant('usageLocation', 'CN')) },
});
