import { filterHitsHome } from '../../../src/checks/rule-set/filter-hits-home.js';
import { constant, rule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(filterHitsHome, 'china', {
  fires: {
    'disabled accounts of all tenants': [
      rule({ scope: [['userAccountControl ISBITSET 2']], flows: [constant('cloudFiltered', 'True')] }),
    ],
  },
  quiet: {
    'disabled foreign accounts': [
      rule({
        scope: [['userAccountControl ISBITSET 2', 'extensionAttribute15 NOTSTARTSWITH 21V']],
        flows: [constant('cloudFiltered', 'True')],
      }),
    ],
  },
});
