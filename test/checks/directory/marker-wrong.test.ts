import { markerWrong } from '../../../src/checks/directory/marker-wrong.js';
import { chinaUser, globalUser, localUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(markerWrong, {
  fires: {
    'a mailbox on-premises': [localUser('bob', { extensionAttribute15: '21V' })],
    'a target elsewhere': [globalUser('anna', { extensionAttribute15: '21V' })],
  },
  quiet: { 'at home': [chinaUser('liwei')], staged: [localUser('bob', { extensionAttribute15: '21V-STAGED' })] },
});
