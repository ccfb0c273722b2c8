import { remoteType } from '../../../src/checks/directory/remote-type.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(remoteType, {
  fires: {
    'a shared mailbox': [globalUser('a', { msExchRecipientTypeDetails: 34359738368n })],
    'a room': [globalUser('a', { msExchRecipientTypeDetails: 8589934592n, msExchRemoteRecipientType: 97n })],
  },
  quiet: {
    migrated: [globalUser('a', { msExchRecipientTypeDetails: 34359738368n, msExchRemoteRecipientType: 100n })],
    'a person': [globalUser('anna')],
  },
});
