import { foldAscii } from '../base/fold-case.js';
import { compareText } from '../base/order.js';
import { acceptedDomainsOf, customDomainsOf, verifiedDomainsOf } from '../model/tenant-domains.js';
import type { Tenant, Workspace } from '../model/workspace.js';

/** What `${…}` in an expression stands for: one text or a list of texts; an empty list when the workspace has none. */
export type Holes = ReadonlyMap<string, readonly string[]>;

/** The holes that speak of the server's own tenant (scenario A.1). */
export const tenantHoles = (workspace: Workspace, tenant: Tenant): Holes =>
  new Map([
    ['tenant.initialDomain', [foldAscii(tenant.initialDomain)]],
    ['tenant.userDomain', userDomainOf(workspace, tenant)],
    ['initialDomains', initialDomains(workspace)],
  ]);

/** The holes that speak of one foreign tenant, seen from `tenant` (scenario A.4, C.4 G20). */
export const foreignHoles = (workspace: Workspace, tenant: Tenant, foreign: Tenant): Holes => {
  const routing =
    foreign.routingDomain === undefined ? userDomainOf(workspace, foreign) : [foldAscii(foreign.routingDomain)];
  // A target in a domain that this tenant accepts would lead back to the same object (F42).
  const here = new Set([...acceptedDomainsOf(tenant).keys(), ...verifiedDomainsOf(tenant)]);
  const custom = customDomainsOf(foreign)
    .filter((domain) => !here.has(domain) && !routing.includes(domain))
    .sort(compareText);
  return new Map([
    ['foreign.routingDomain', routing],
    ['foreign.targetDomains', [...routing, ...custom]],
  ]);
};

/** The domain of a tenant's own sign-in names and addresses: the first verified one that no other tenant verifies, too. */
const userDomainOf = (workspace: Workspace, tenant: Tenant): readonly string[] => {
  const elsewhere = new Set(
    workspace.tenants.filter((other) => other.name !== tenant.name).flatMap((other) => [...verifiedDomainsOf(other)]),
  );
  const custom = customDomainsOf(tenant);
  const domain = custom.find((candidate) => !elsewhere.has(candidate)) ?? custom[0];
  return domain === undefined ? [] : [domain];
};

/** First tenant first, the others by name, so that their order in the workspace does not matter. */
const initialDomains = ({ tenants: [first, ...others] }: Workspace): readonly string[] =>
  [...(first === undefined ? [] : [first]), ...others.sort((a, b) => compareText(a.name, b.name))].map((tenant) =>
    foldAscii(tenant.initialDomain),
  );
