import { dualDomainMode } from '../../../src/checks/topology/dual-domain-mode.js';
import type { Workspace } from '../../../src/model/workspace.js';
import { workspace } from '../build.js';
import { topologyCases } from '../cases.js';

const [first, second] = workspace().tenants;
const tenants = [first, { ...second, verifiedDomains: ['contoso.com'] }] as Workspace['tenants'];

topologyCases(dualDomainMode, {
  fires: { 'one domain twice': { workspace: workspace({ tenants }) } },
  quiet: { 'a domain each': {} },
});
