import { foldAscii } from '../../base/fold-case.js';
import type { DirectoryContext, ObjectView, TenantFacts } from '../directory-subject.js';

/** The tenants in the order of the workspace. */
export const tenantsOf = ({ tenants }: DirectoryContext): readonly TenantFacts[] => [...tenants.values()];

/** The tenants where an object is foreign; staged people have two homes (scenario C.2). */
export const foreignTenants = (object: ObjectView): readonly TenantFacts[] => {
  const first = object.context.workspace.tenants[0]?.name;
  return tenantsOf(object.context).filter(
    ({ tenant }) => tenant.name !== object.home.tenant && !(object.home.staged && tenant.name === first),
  );
};

/** The custom domains a tenant has verified. */
export const customDomains = ({ tenant }: TenantFacts): ReadonlySet<string> =>
  new Set(tenant.verifiedDomains.map(foldAscii));

/** Whether a domain is the routing domain of a tenant. */
export const isRoutingDomain = ({ tenant }: TenantFacts, domain: string): boolean =>
  tenant.routingDomain !== undefined && foldAscii(tenant.routingDomain) === domain;

/** The tenant whose routing domain a domain is, null for any other domain. */
export const routingOwner = (context: DirectoryContext, domain: string): string | null =>
  tenantsOf(context).find((facts) => isRoutingDomain(facts, domain))?.tenant.name ?? null;
