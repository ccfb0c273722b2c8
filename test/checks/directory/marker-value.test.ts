import { markerValue } from '../../../src/checks/directory/marker-value.js';
import { group, user } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(markerValue, {
  fires: {
    'another case': [user({ extensionAttribute15: '21v' })],
    'a blank': [user({ extensionAttribute15: '21V ' })],
    'more behind it': [user({ extensionAttribute15: '21Vienna' })],
  },
  quiet: {
    'a marker': [user({ extensionAttribute15: '21V' })],
    'something else': [user({ extensionAttribute15: 'cost centre 12' })],
    'kept to one tenant': [group('a', { extensionAttribute15: '21V-ONLY' })],
  },
});
