import { foreignRemoteRecipientType } from '../../../src/checks/rule-set/foreign-remote-recipient-type.js';
import { cleared, formula, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignRemoteRecipientType, 'global', {
  fires: {
    'only the standard rules': standardRules(),
    'NULL instead of AuthoritativeNull': withRule('foreignToGlobal', formula('msExchRemoteRecipientType', 'NULL')),
  },
  quiet: { removed: withRule('foreignToGlobal', cleared('msExchRemoteRecipientType')) },
});
