import { booleanEqualFalse } from '../../../src/checks/rule-set/boolean-equal-false.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(booleanEqualFalse, {
  fires: { 'EQUAL False': [rule({ direction: 'Outbound', scope: [['cloudFiltered EQUAL False']] })] },
  quiet: {
    'NOTEQUAL True': [rule({ direction: 'Outbound', scope: [['cloudFiltered NOTEQUAL True']] })],
    'a text': [rule({ scope: [['title EQUAL False']] })],
  },
});
