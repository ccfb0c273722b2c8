import { recipientAttributesLost } from '../../../src/checks/rule-set/recipient-attributes-lost.js';
import { cleared, constant, withRule } from '../build.js';
import { scenarioCases } from '../cases.js';

scenarioCases(recipientAttributesLost, 'china', {
  fires: {
    'both removed': withRule('foreignToChina', cleared('msExchRecipientTypeDetails'), cleared('targetAddress')),
  },
  quiet: {
    'one left': withRule('foreignToChina', cleared('msExchRecipientTypeDetails')),
    'the type kept': withRule(
      'foreignToChina',
      constant('msExchRecipientTypeDetails', '128'),
      cleared('targetAddress'),
    ),
  },
});
