import { foreignRoom } from '../../../src/checks/outcome/foreign-room.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const room = globalUser('room', { msExchRecipientTypeDetails: 8589934592n });

outcomeCases(foreignRoom, {
  fires: { 'as a person': outcome({ china: [cloudObject(room)] }) },
  quiet: {
    'as a room': outcome({ china: [cloudObject(room, { recipient: { displayType: -2147481850 } })] }),
    'a person': outcome({ china: [cloudObject(globalUser('anna'))] }),
  },
});
