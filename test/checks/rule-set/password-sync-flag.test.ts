import { passwordSyncFlag } from '../../../src/checks/rule-set/password-sync-flag.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(passwordSyncFlag, {
  fires: { 'a custom rule with the flag': [rule({ enablePasswordSync: true })] },
  quiet: {
    'without the flag': [rule()],
    'in place of a disabled one': [
      rule({ enablePasswordSync: true }),
      standard({ disabled: true, enablePasswordSync: true }),
    ],
  },
});
