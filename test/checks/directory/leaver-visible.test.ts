import { leaverVisible } from '../../../src/checks/directory/leaver-visible.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(leaverVisible, {
  fires: { shown: [globalUser('anna', { userAccountControl: 514n })] },
  quiet: {
    hidden: [globalUser('anna', { userAccountControl: 514n, msExchHideFromAddressLists: true })],
    enabled: [globalUser('anna')],
  },
});
