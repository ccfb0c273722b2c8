import { formerMailbox } from '../../../src/checks/directory/former-mailbox.js';
import { chinaUser, globalUser, localUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(formerMailbox, {
  fires: { 'the GUID is left': [chinaUser('liwei', { msExchMailboxGuid: new Uint8Array(16).fill(1) })] },
  quiet: {
    'no GUID': [chinaUser('liwei')],
    staged: [localUser('bob', { extensionAttribute15: '21V-STAGED' })],
    'at home': [globalUser('anna')],
  },
});
