import { delegateElsewhere } from '../../../src/checks/directory/delegate-elsewhere.js';
import { globalUser } from '../build.js';
import { directoryCases } from '../cases.js';

const to = (dn: string) => [{ kind: 'reference', dn } as const];
const anna = globalUser('anna');

directoryCases(delegateElsewhere, {
  fires: { nobody: [globalUser('berta', { publicDelegates: to('CN=gone,DC=contoso,DC=internal') })] },
  quiet: { somebody: [anna, globalUser('berta', { publicDelegates: to(anna.dn) })] },
});
