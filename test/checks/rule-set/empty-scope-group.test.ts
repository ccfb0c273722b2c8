import { emptyScopeGroup } from '../../../src/checks/rule-set/empty-scope-group.js';
import { rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(emptyScopeGroup, {
  fires: { 'an empty group': [rule({ scope: [['mail ISNULL'], []] })] },
  quiet: { 'no group': [rule()], 'a group': [rule({ scope: [['mail ISNULL']] })] },
});
