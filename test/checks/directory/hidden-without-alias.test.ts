import { hiddenWithoutAlias } from '../../../src/checks/directory/hidden-without-alias.js';
import { globalUser, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(hiddenWithoutAlias, {
  fires: { hidden: [user({ msExchHideFromAddressLists: true })] },
  quiet: {
    'with an alias': [globalUser('anna', { msExchHideFromAddressLists: true })],
    'not hidden': [user({ msExchHideFromAddressLists: false })],
  },
});
