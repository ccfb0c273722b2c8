import { targetDuplicate } from '../../../src/checks/directory/target-duplicate.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(targetDuplicate, {
  fires: {
    'the same': [globalUser('anna'), globalUser('berta', { targetAddress: 'smtp:ANNA@contoso.mail.onmicrosoft.com' })],
  },
  quiet: { two: [globalUser('anna'), globalUser('berta')] },
});
