import { duplicatePrecedence } from '../../../src/checks/rule-set/duplicate-precedence.js';
import { adId, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(duplicatePrecedence, {
  fires: { 'the same number': [rule({ precedence: 10 }), rule({ precedence: 10, disabled: true })] },
  quiet: {
    'a number each': [rule({ precedence: 10 }), rule({ precedence: 11 })],
    'no number yet': [rule({ precedence: 0, precedenceBefore: adId }), rule({ precedence: 0, precedenceBefore: adId })],
  },
});
