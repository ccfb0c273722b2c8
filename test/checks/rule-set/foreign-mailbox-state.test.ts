import { foreignMailboxState } from '../../../src/checks/rule-set/foreign-mailbox-state.js';
import { cleared, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignMailboxState, 'china', {
  fires: { 'holds left': standardRules() },
  quiet: { 'holds removed': withRule('foreignToChina', cleared('msExchUserHoldPolicies')) },
});
