import { duplicateId } from '../../../src/checks/rule-set/duplicate-id.js';
import { adId, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(duplicateId, {
  fires: { 'a copy': [rule({ id: adId, precedence: 1 }), rule({ id: adId, precedence: 2 })] },
  quiet: { 'two rules': [rule(), rule()] },
});
