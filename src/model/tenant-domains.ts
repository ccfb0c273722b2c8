import { foldAscii } from '../base/fold-case.js';
import type { AcceptedDomain, Tenant } from './workspace.js';

/** Every domain that counts as verified in a tenant: custom, initial and routing domain, folded (cloud 1.1). */
export const verifiedDomainsOf = (tenant: Tenant): ReadonlySet<string> =>
  new Set([...tenant.verifiedDomains, ...ownDomains(tenant)].map(foldAscii));

/** Every domain a tenant accepts mail for with its type, by folded name; initial and routing domain included (cloud 1.1). */
export const acceptedDomainsOf = (tenant: Tenant): ReadonlyMap<string, AcceptedDomain['type']> => {
  const accepted = new Map<string, AcceptedDomain['type']>();
  for (const domain of ownDomains(tenant)) accepted.set(foldAscii(domain), 'authoritative');
  for (const { domain, type } of tenant.acceptedDomains) accepted.set(foldAscii(domain), type);
  return accepted;
};

const ownDomains = ({ initialDomain, routingDomain }: Tenant): readonly string[] =>
  routingDomain === undefined ? [initialDomain] : [initialDomain, routingDomain];
