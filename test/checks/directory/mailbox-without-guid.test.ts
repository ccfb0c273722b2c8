import { mailboxWithoutGuid } from '../../../src/checks/directory/mailbox-without-guid.js';
import { chinaUser, localUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(mailboxWithoutGuid, {
  fires: { none: [localUser('bob', { msExchMailboxGuid: undefined })] },
  quiet: { one: [localUser('bob')], 'a mail user': [chinaUser('liwei')] },
});
