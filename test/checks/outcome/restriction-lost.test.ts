import { restrictionLost } from '../../../src/checks/outcome/restriction-lost.js';
import { group } from '../build.js';
import { outcomeCases } from '../cases.js';
import { cloudObject, outcome } from '../outcome.js';

const sales = group('sales', { authOrig: ['a'] });

outcomeCases(restrictionLost, {
  fires: { missing: outcome({ china: [cloudObject(sales)] }) },
  quiet: { there: outcome({ china: [cloudObject(sales, { synced: new Map([['authOrig', ['a']]]) })] }) },
});
