import { halfMoved } from '../../../src/checks/outcome/half-moved.js';
import { chinaUser, globalUser, localUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const liwei = chinaUser('liwei');
const local = localUser('sunyan', { extensionAttribute15: '21V' });
const staged = localUser('zhaolei', { extensionAttribute15: '21V-STAGED' });
const mailbox = { recipient: { recipientTypeDetails: 'UserMailbox', hasMailbox: true } } as const;

outcomeCases(halfMoved, {
  fires: {
    'the mailbox is in the other tenant': outcome({
      global: [cloudObject(liwei, mailbox)],
      china: [cloudObject(liwei)],
    }),
    'the mailbox is on-premises': outcome({ global: [cloudObject(local)], china: [cloudObject(local)] }),
  },
  quiet: {
    'the mailbox is at home': outcome({ global: [cloudObject(liwei)], china: [cloudObject(liwei, mailbox)] }),
    'nobody has a mailbox': outcome({ global: [cloudObject(liwei)], china: [cloudObject(liwei)] }),
    'two have one, which is another finding': outcome({
      global: [cloudObject(liwei, mailbox)],
      china: [cloudObject(liwei, mailbox)],
    }),
    'staged on purpose': outcome({ global: [cloudObject(staged)], china: [cloudObject(staged, mailbox)] }),
    'at home where the mailbox is': outcome({ global: [cloudObject(globalUser('alice'), mailbox)] }),
  },
});
