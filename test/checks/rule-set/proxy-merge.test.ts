import { proxyMerge } from '../../../src/checks/rule-set/proxy-merge.js';
import { cleared, formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(proxyMerge, {
  fires: { 'one address': [rule({ flows: [formula('proxyAddresses', 'Split("smtp:" & [mail],";")')] })] },
  quiet: {
    'the whole list': [
      rule({ flows: [formula('proxyAddresses', 'RemoveDuplicates(ImportedValue("proxyAddresses"))')] }),
    ],
    'removed on purpose': [rule({ flows: [cleared('proxyAddresses')] })],
    merged: [rule({ flows: [formula('proxyAddresses', 'Split([mail],";")', { merge: 'Merge' })] })],
  },
});
