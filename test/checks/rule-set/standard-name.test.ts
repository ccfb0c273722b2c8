import { standardName } from '../../../src/checks/rule-set/standard-name.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(standardName, {
  fires: { 'without a prefix': [rule({ name: 'In from AD - User Department' })] },
  quiet: {
    'with a prefix': [rule({ name: 'Contoso In from AD - User Department' })],
    'a standard rule': [standard({ name: 'In from AD - User Join' })],
  },
});
