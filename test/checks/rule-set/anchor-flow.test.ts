import { anchorFlow } from '../../../src/checks/rule-set/anchor-flow.js';
import { formula, rule, standardRules, withRule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(anchorFlow, {
  fires: { 'an anchor of its own': withRule('foreignToChina', formula('sourceAnchor', '[employeeID]')) },
  quiet: {
    'the standard anchor': withRule('foreignToChina', formula('sourceAnchor', 'ConvertToBase64([objectGUID])')),
    'linked mailboxes': [
      rule({ scope: [['msExchRecipientTypeDetails EQUAL 2']], flows: [formula('sourceAnchor', '[employeeID]')] }),
      ...standardRules(),
    ],
  },
});
