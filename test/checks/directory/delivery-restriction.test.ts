import { deliveryRestriction } from '../../../src/checks/directory/delivery-restriction.js';
import { globalUser, group } from '../build.js';
import { directoryCases } from '../cases.js';

const to = (dn: string) => [{ kind: 'reference', dn } as const];
const anna = globalUser('anna');

directoryCases(deliveryRestriction, {
  fires: { nobody: [group('sales', { authOrig: to('CN=gone,DC=contoso,DC=internal') })] },
  quiet: { 'somebody who comes later': [group('sales', { authOrig: to(anna.dn.toLowerCase()) }), anna] },
});
