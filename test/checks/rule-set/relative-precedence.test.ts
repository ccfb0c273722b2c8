import { relativePrecedence } from '../../../src/checks/rule-set/relative-precedence.js';
import { adId, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(relativePrecedence, {
  fires: {
    'before another rule': [rule({ precedenceBefore: adId })],
    'after another rule': [rule({ precedenceAfter: adId })],
  },
  quiet: { 'an explicit number': [rule({ precedence: 7 })] },
});
