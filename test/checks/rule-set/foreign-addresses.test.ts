import { foreignAddresses } from '../../../src/checks/rule-set/foreign-addresses.js';
import { formula, standardRules, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignAddresses, 'china', {
  fires: { 'only the standard rules': standardRules() },
  quiet: {
    'a filter': withRule(
      'foreignToChina',
      formula('proxyAddresses', 'RemoveDuplicates(ImportedValue("proxyAddresses"))'),
    ),
  },
});
