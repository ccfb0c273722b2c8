import { foreignRouting } from '../../../src/checks/rule-set/foreign-routing.js';
import { formula, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignRouting, 'global', {
  fires: { 'only the standard rules': standardRules() },
  quiet: {
    'made from the alias': withRule('foreignToGlobal', formula('targetAddress', '"SMTP:" & [mailNickname] & "@x"')),
  },
});
