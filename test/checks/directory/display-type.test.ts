import { displayType } from '../../../src/checks/directory/display-type.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(displayType, {
  fires: {
    'a room as a person': [
      globalUser('a', { msExchRecipientTypeDetails: 8589934592n, msExchRecipientDisplayType: 6n }),
    ],
  },
  quiet: {
    'a room': [globalUser('a', { msExchRecipientTypeDetails: 8589934592n, msExchRecipientDisplayType: -2147481850n })],
    'a person': [globalUser('anna')],
  },
});
