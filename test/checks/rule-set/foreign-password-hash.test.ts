import { foreignPasswordHash } from '../../../src/checks/rule-set/foreign-password-hash.js';
import { direct, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignPasswordHash, 'china', {
  fires: { 'only the standard rules': standardRules() },
  quiet: { 'a clone without the flag': withRule('foreignToChina', direct('pwdLastSet')) },
});
