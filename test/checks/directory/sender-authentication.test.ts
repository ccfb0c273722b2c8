import { senderAuthentication } from '../../../src/checks/directory/sender-authentication.js';
import { group, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(senderAuthentication, {
  fires: { 'a group': [group('sales', { msExchRequireAuthToSendTo: true })] },
  quiet: {
    open: [group('sales', { msExchRequireAuthToSendTo: false })],
    'no recipient': [user({ msExchRequireAuthToSendTo: true })],
  },
});
