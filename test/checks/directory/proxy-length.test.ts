import { proxyLength } from '../../../src/checks/directory/proxy-length.js';
import { user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(proxyLength, {
  fires: { '257 characters': [user({ proxyAddresses: [`smtp:${'x'.repeat(252)}`] })] },
  quiet: {
    '256 characters': [user({ proxyAddresses: [`smtp:${'x'.repeat(251)}`] })],
    'an X500 address': [user({ proxyAddresses: [`x500:/${'x'.repeat(300)}`] })],
  },
});
