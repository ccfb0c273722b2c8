import { resourceEnabled } from '../../../src/checks/directory/resource-enabled.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(resourceEnabled, {
  fires: { 'an enabled room': [globalUser('a', { msExchRecipientTypeDetails: 8589934592n })] },
  quiet: {
    'a disabled one': [globalUser('a', { msExchRecipientTypeDetails: 8589934592n, userAccountControl: 514n })],
    'a person': [globalUser('anna')],
  },
});
