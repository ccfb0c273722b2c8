import { foreignResourceDisplayType } from '../../../src/checks/rule-set/foreign-resource-display-type.js';
import { constant, rule, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(foreignResourceDisplayType, 'china', {
  fires: { '6 for everybody': withRule('foreignToChina', constant('msExchRecipientDisplayType', '6')) },
  quiet: {
    '6 for people only': [
      rule({
        precedence: 15,
        scope: [['extensionAttribute15 NOTSTARTSWITH 21V', 'msExchResourceMetaData ISNOTNULL']],
        flows: [constant('msExchRecipientDisplayType', '-2147481850')],
      }),
      ...withRule('foreignToChina', constant('msExchRecipientDisplayType', '6')),
    ],
  },
});
