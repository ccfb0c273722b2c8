import { leaverFilterHitsResources } from '../../../src/checks/rule-set/leaver-filter-hits-resources.js';
import { constant, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(leaverFilterHitsResources, {
  fires: {
    'disabled accounts': [
      rule({
        scope: [['userAccountControl ISBITSET 2', 'extensionAttribute15 EQUAL 21V']],
        flows: [constant('cloudFiltered', 'True')],
      }),
    ],
  },
  quiet: {
    'disabled mail users': [
      rule({
        scope: [['userAccountControl ISBITSET 2', 'msExchRecipientTypeDetails EQUAL 128']],
        flows: [constant('cloudFiltered', 'True')],
      }),
    ],
    'accounts without an alias': [
      rule({
        scope: [['userAccountControl ISBITSET 2', 'mailNickname ISNULL']],
        flows: [constant('cloudFiltered', 'True')],
      }),
    ],
  },
});
