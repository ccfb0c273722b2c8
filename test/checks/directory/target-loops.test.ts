import { targetLoops } from '../../../src/checks/directory/target-loops.js';
import { chinaUser, globalUser, localUser } from '../build.js';
import { directoryCases } from '../cases.js';

directoryCases(targetLoops, {
  fires: { 'a domain the other tenant accepts': [chinaUser('liwei', { targetAddress: 'SMTP:liwei@contoso.com' })] },
  quiet: {
    'a routing domain': [chinaUser('liwei'), globalUser('anna')],
    'on-premises': [localUser('bob', { targetAddress: 'SMTP:bob@cn.contoso.com' })],
  },
});
