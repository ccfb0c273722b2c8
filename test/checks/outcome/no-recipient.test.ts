import { noRecipient } from '../../../src/checks/outcome/no-recipient.js';
import { globalUser, user } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

outcomeCases(noRecipient, {
  fires: { 'a mailbox': outcome({ china: [cloudObject(globalUser('anna'), { recipient: { isRecipient: false } })] }) },
  quiet: {
    'a mail user': outcome({ china: [cloudObject(globalUser('anna'))] }),
    'never one': outcome({ global: [cloudObject(user(), { recipient: { isRecipient: false } })] }),
  },
});
