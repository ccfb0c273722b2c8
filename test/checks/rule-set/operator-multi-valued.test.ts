import { operatorMultiValued } from '../../../src/checks/rule-set/operator-multi-valued.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(operatorMultiValued, {
  fires: { 'a list': [rule({ scope: [['proxyAddresses CONTAINS @contoso.com']] })] },
  quiet: {
    'a membership': [rule({ scope: [['proxyAddresses ISIN a@contoso.com']] })],
    'a single value': [rule({ scope: [['mail CONTAINS @contoso.com']] })],
    'a standard rule': [standard({ scope: [['proxyAddresses CONTAINS x']] })],
  },
});
