import { linkedMailbox } from '../../../src/checks/directory/linked-mailbox.js';
import { localUser, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(linkedMailbox, {
  fires: { 'type 2': [user({ msExchRecipientTypeDetails: 2n })] },
  quiet: { 'type 1': [localUser('bob')] },
});
