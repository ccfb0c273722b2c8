import { targetMissing } from '../../../src/checks/directory/target-missing.js';
import { contact, globalUser, localUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(targetMissing, {
  fires: {
    'a remote mailbox': [globalUser('anna', { targetAddress: undefined })],
    'a contact': [contact('a', { targetAddress: undefined })],
  },
  quiet: { 'a target': [globalUser('anna')], 'an on-premises mailbox': [localUser('bob')] },
});
