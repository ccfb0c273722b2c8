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

/** The custom domains of a tenant: verified, and neither its initial nor its routing domain. */
export const customDomainsOf = (tenant: Tenant): readonly string[] => {
  const own = new Set(ownDomains(tenant).map(foldAscii));
  return tenant.verifiedDomains.map(foldAscii).filter((domain) => !own.has(domain));
};

/** Domains by which mail finds mailboxes of `foreign`, seen from `here`: none that `here` accepts itself (F42). */
export const mailDomainsOf = (foreign: Tenant, here: Tenant | null): readonly string[] => {
  const accepted = new Set(here === null ? [] : [...acceptedDomainsOf(here).keys(), ...verifiedDomainsOf(here)]);
  const routing = foreign.routingDomain === undefined ? [] : [foldAscii(foreign.routingDomain)];
  return [...routing, ...customDomainsOf(foreign)].filter((domain) => !accepted.has(domain));
};

const ownDomains = ({ initialDomain, routingDomain }: Tenant): readonly string[] =>
  routingDomain === undefined ? [initialDomain] : [initialDomain, routingDomain];
