import { managerLost } from '../../../src/checks/outcome/manager-lost.js';
import { globalUser } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const anna = globalUser('anna', { manager: 'x' });

outcomeCases(managerLost, {
  fires: { missing: outcome({ china: [cloudObject(anna)] }) },
  quiet: {
    there: outcome({ china: [cloudObject(anna, { synced: new Map([['manager', 'x']]) })] }),
    none: outcome({ china: [cloudObject(globalUser('berta'))] }),
  },
});
