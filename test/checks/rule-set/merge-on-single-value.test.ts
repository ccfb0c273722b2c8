import { mergeOnSingleValue } from '../../../src/checks/rule-set/merge-on-single-value.js';
import { direct, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(mergeOnSingleValue, {
  fires: { 'a single value': [rule({ flows: [direct('title', 'title', { merge: 'Merge' })] })] },
  quiet: { 'a list': [rule({ flows: [direct('proxyAddresses', 'proxyAddresses', { merge: 'Merge' })] })] },
});
