import { redundantScopeGroup } from '../../../src/checks/rule-set/redundant-scope-group.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(redundantScopeGroup, {
  fires: {
    'a stricter alternative': [rule({ scope: [['mail ISNOTNULL'], ['mail ISNOTNULL', 'title ISNULL']] })],
    'the same twice': [rule({ scope: [['mail EQUAL a'], ['mail EQUAL A']] })],
  },
  quiet: { 'two alternatives': [rule({ scope: [['mail ISNOTNULL'], ['mail ISNULL', 'title ISNULL']] })] },
});
