import { customLinkType } from '../../../src/checks/rule-set/custom-link-type.js';
import { rule, standard } from '../build.js';
import { ruleSetCases } from '../cases.js';

ruleSetCases(customLinkType, {
  fires: {
    'a rule that creates': [rule({ linkType: 'Provision' })],
    'a rule that keeps': [rule({ linkType: 'StickyJoin' })],
  },
  quiet: {
    'a rule that joins': [rule()],
    'in place of a disabled one': [
      rule({ linkType: 'Provision' }),
      standard({ linkType: 'Provision', disabled: true }),
    ],
  },
});
