import { noLinkRule } from '../../../src/checks/rule-set/no-link-rule.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(noLinkRule, {
  fires: { 'the joining rule is disabled': [rule(), standard({ disabled: true, join: [['mail = mail']] })] },
  quiet: {
    'a joining rule': [rule(), standard({ join: [['mail = mail']] })],
    'it joins itself': [rule({ join: [['mail = mail']] }), standard()],
  },
});
