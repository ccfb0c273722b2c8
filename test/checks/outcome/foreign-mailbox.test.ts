import { foreignMailbox } from '../../../src/checks/outcome/foreign-mailbox.js';
import { globalUser, localUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const anna = globalUser('anna');

outcomeCases(foreignMailbox, {
  fires: { 'a second mailbox': outcome({ china: [cloudObject(anna, { recipient: { hasMailbox: true } })] }) },
  quiet: {
    'a mailbox at home': outcome({
      global: [cloudObject(anna, { recipient: { hasMailbox: true } })],
      china: [cloudObject(anna)],
    }),
    staged: outcome({
      global: [
        cloudObject(localUser('bob', { extensionAttribute15: '21V-STAGED' }), { recipient: { hasMailbox: true } }),
      ],
    }),
  },
});
