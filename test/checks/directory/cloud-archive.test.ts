import { cloudArchive } from '../../../src/checks/directory/cloud-archive.js';
import { globalUser, localUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(cloudArchive, {
  fires: { 'an archive': [localUser('bob', { msExchRemoteRecipientType: 2n })] },
  quiet: { none: [localUser('bob')], 'a remote mailbox': [globalUser('anna', { msExchRemoteRecipientType: 6n })] },
});
