import { acceptedDomainsOf } from '../../model/tenant-domains.js';
import { foreignHoles } from '../domain-holes.js';
import { type Property, type PropertyInput, property } from './property.js';

/**
 * The static part of C.7.3: no foreign tenant is reached through a domain that the server's tenant accepts (F42), and
 * each has a domain to be reached at. Primary addresses and target owners depend on the directory.
 */
export const routableTargets = ({ workspace, server }: PropertyInput): Property => {
  const tenant = workspace.tenants.find(({ name }) => name === server.tenant);
  const foreign = workspace.tenants.filter(({ name }) => name !== server.tenant);
  const problems: string[] = [];
  const basis: string[] = [];
  for (const other of tenant === undefined ? [] : foreign) {
    const holes = tenant && foreignHoles(workspace, tenant, other);
    const targets = holes?.get('foreign.targetDomains') ?? [];
    const accepted = tenant && acceptedDomainsOf(tenant);
    if (targets.length === 0) problems.push(`\`${other.name}\` has neither a routing domain nor a domain of its own`);
    for (const domain of targets)
      if (accepted?.has(domain)) problems.push(`\`${domain}\` is an accepted domain of \`${server.tenant}\` itself`);
    basis.push(`\`${other.name}\` is reached at ${targets.map((domain) => `\`${domain}\``).join(', ')}`);
  }
  return property('C.7.3', 'target addresses lead out of this tenant', problems, basis, [
    'one primary address for each recipient and an owner for each target address: `onegal simulate` looks at the objects',
  ]);
};
