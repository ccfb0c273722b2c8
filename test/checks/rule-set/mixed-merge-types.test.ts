import { mixedMergeTypes } from '../../../src/checks/rule-set/mixed-merge-types.js';
import { direct, rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(mixedMergeTypes, {
  fires: {
    'Merge next to Update': [
      rule({ flows: [direct('proxyAddresses', 'proxyAddresses', { merge: 'Merge' })] }),
      standard({ flows: [direct('proxyAddresses')] }),
    ],
  },
  quiet: {
    'Update next to Replace': [
      rule({ flows: [direct('title', 'title', { merge: 'Replace' })] }),
      standard({ flows: [direct('title')] }),
    ],
    'scopes that never meet': [
      rule({ scope: [['mail ISNULL']], flows: [direct('proxyAddresses', 'proxyAddresses', { merge: 'Merge' })] }),
      standard({ scope: [['mail ISNOTNULL']], flows: [direct('proxyAddresses')] }),
    ],
    'other objects': [
      rule({ sourceObjectType: 'contact', flows: [direct('proxyAddresses', 'proxyAddresses', { merge: 'Merge' })] }),
      standard({ flows: [direct('proxyAddresses')] }),
    ],
  },
});
