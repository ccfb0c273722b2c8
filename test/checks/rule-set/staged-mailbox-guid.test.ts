import { stagedMailboxGuid } from '../../../src/checks/rule-set/staged-mailbox-guid.js';
import { cleared, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(stagedMailboxGuid, 'china', {
  fires: { 'only the standard rules': standardRules() },
  quiet: { removed: withRule('staged', cleared('msExchMailboxGuid')) },
});
