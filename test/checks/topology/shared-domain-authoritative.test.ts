import { sharedDomainAuthoritative } from '../../../src/checks/topology/shared-domain-authoritative.js';
import type { Workspace } from '../../../src/model/workspace.js';
import { workspace } from '../build.js';
import { topologyCases } from '../cases.js';

const [first, second] = workspace().tenants;
const accepting = (type: 'authoritative' | 'internalRelay') => ({
  workspace: workspace({
    tenants: [first, { ...second, acceptedDomains: [{ domain: 'contoso.com', type }] }] as Workspace['tenants'],
  }),
});

topologyCases(sharedDomainAuthoritative, {
  fires: { authoritative: accepting('authoritative') },
  quiet: { 'a relay': accepting('internalRelay'), 'domains of their own': {} },
});
