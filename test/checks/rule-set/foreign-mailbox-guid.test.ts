import { foreignMailboxGuid } from '../../../src/checks/rule-set/foreign-mailbox-guid.js';
import { cleared, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignMailboxGuid, 'china', {
  fires: { 'not stripped though asked for': standardRules() },
  quiet: { stripped: withRule('foreignToChina', cleared('msExchMailboxGuid')) },
});
