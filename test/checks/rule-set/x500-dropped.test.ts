import { x500Dropped } from '../../../src/checks/rule-set/x500-dropped.js';
import { formula, rule } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(x500Dropped, {
  fires: {
    'mail only': [
      rule({ flows: [formula('proxyAddresses', 'Where($item,[proxyAddresses],Left(LCase($item),5) = "smtp:")')] }),
    ],
  },
  quiet: {
    'all but SIP': [
      rule({ flows: [formula('proxyAddresses', 'Where($item,[proxyAddresses],Left(LCase($item),4) <> "sip:")')] }),
    ],
    'mail and X500': [
      rule({
        flows: [
          formula(
            'proxyAddresses',
            'Where($item,[proxyAddresses],(Left(LCase($item),5) = "smtp:") || (Left(LCase($item),5) = "x500:"))',
          ),
        ],
      }),
    ],
  },
});
