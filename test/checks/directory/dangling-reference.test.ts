import { danglingReference } from '../../../src/checks/directory/dangling-reference.js';
import { globalUser, group } from '../build.js';
import { directoryCases } from '../cases.js';

const to = (dn: string) => ({ kind: 'reference', dn }) as const;
const anna = globalUser('anna');

directoryCases(danglingReference, {
  fires: {
    'a member': [group('sales', { member: [to(anna.dn), to('CN=gone,DC=contoso,DC=internal')] }), anna],
    'a manager': [globalUser('berta', { manager: to('CN=gone,DC=contoso,DC=internal') })],
  },
  quiet: { 'everybody there': [group('sales', { member: [to(anna.dn)] }), anna] },
});
