import { foldAscii } from '../base/fold-case.js';
import { cloudFacts } from './cloud-facts.js';
import { acceptedDomainsOf, customDomainsOf, mailDomainsOf } from './tenant-domains.js';
import {
  type AcceptedDomain,
  type AddressSpace,
  type AvailabilitySettings,
  type MailConnector,
  type MailSettings,
  type Options,
  onPremises,
  type SharingLink,
  type Tenant,
} from './workspace.js';

/** The mail topology of scenario A, D and E.1 for any number of tenants; `onegal.yaml` replaces parts of it. */
export const defaultMail = (tenants: readonly Tenant[], hybrid: Tenant | null, options: Options): MailSettings => {
  const mx = defaultMx(tenants);
  return {
    mx,
    hybrid: hybrid?.name ?? null,
    centralizedTransport: false,
    acceptedOnPremises: acceptedOnPremises(tenants),
    connectors: new Map<string, readonly MailConnector[]>([
      [onPremises, sendConnectors(tenants, hybrid)],
      ...tenants.map(({ name }) => [name, outboundConnectors(name, tenants, hybrid, mx, options)] as const),
    ]),
    senderPolicies: senderPolicies(tenants),
    skipListing: new Set(),
  };
};

/** A domain that several tenants verify (domain mode dual) keeps the MX record of the first of them (scenario E.1). */
const defaultMx = (tenants: readonly Tenant[]): ReadonlyMap<string, string> => {
  const mx = new Map<string, string>();
  for (const tenant of tenants)
    for (const domain of acceptedDomainsOf(tenant).keys()) if (!mx.has(domain)) mx.set(domain, tenant.name);
  return mx;
};

/** The first tenant's domains are the organisation's own; those of the others are relayed to them (scenario D.3). */
const acceptedOnPremises = ([first, ...others]: readonly Tenant[]): readonly AcceptedDomain[] => [
  ...(first === undefined ? [] : customDomainsOf(first)).map(
    (domain): AcceptedDomain => ({ domain, type: 'authoritative' }),
  ),
  ...[...new Set(others.flatMap((tenant) => mailDomainsOf(tenant, first ?? null)))].map(
    (domain): AcceptedDomain => ({ domain, type: 'internalRelay' }),
  ),
];

const connector = (domains: readonly string[], to: string): readonly MailConnector[] =>
  domains.length === 0 ? [] : [{ domains, to }];

/** The hybrid wizard's connector for the routing domain, and one to every other tenant (scenario D.4). */
const sendConnectors = (tenants: readonly Tenant[], hybrid: Tenant | null): readonly MailConnector[] =>
  tenants.flatMap((tenant) =>
    tenant.name === hybrid?.name
      ? connector(tenant.routingDomain === undefined ? [] : [foldAscii(tenant.routingDomain)], tenant.name)
      : connector(mailDomainsOf(tenant, tenants[0] ?? null), tenant.name),
  );

const outboundConnectors = (
  name: string,
  tenants: readonly Tenant[],
  hybrid: Tenant | null,
  mx: ReadonlyMap<string, string>,
  { domainMode }: Options,
): readonly MailConnector[] => {
  const here = tenants.find((tenant) => tenant.name === name) ?? null;
  const own = here === null ? [] : here.acceptedDomains;
  const relayed = own.filter(
    ({ domain, type }) => type === 'internalRelay' && (mx.get(foldAscii(domain)) ?? name) !== name,
  );
  return [
    // "accepted domain + hybrid outbound connector": mailboxes that are still on-premises (scenario E.1).
    ...(here !== null && here.name === hybrid?.name ? connector(customDomainsOf(here), onPremises) : []),
    // "dual mode only: outbound connector contoso.com -> Global" (scenario D.5).
    ...(domainMode === 'dual' ? relayed.flatMap(({ domain }) => connector([domain], mx.get(domain) ?? 'mx')) : []),
    ...tenants
      .filter((tenant) => tenant.name !== name)
      .flatMap((tenant) => connector(targetDomains(tenant, here, hybrid), tenant.name)),
  ];
};

/**
 * The domains of external addresses that lead to a tenant and nowhere else. The hybrid tenant shares its own domains with the
 * on-premises organisation, so that only its routing domain names it (scenario D.5, E.2: no address space for `contoso.com`).
 */
export const targetDomains = (target: Tenant, here: Tenant | null, hybrid: Tenant | null): readonly string[] => {
  const domains = mailDomainsOf(target, here);
  return target.name === hybrid?.name && target.routingDomain !== undefined
    ? domains.filter((domain) => domain === foldAscii(target.routingDomain ?? ''))
    : domains;
};

/** Every domain names its own cloud, the first tenant's the on-premises servers as well (scenario D.2). */
const senderPolicies = (tenants: readonly Tenant[]): ReadonlyMap<string, readonly string[]> => {
  const policies = new Map<string, string[]>();
  for (const [i, tenant] of tenants.entries())
    for (const domain of customDomainsOf(tenant)) {
      const senders = policies.get(domain) ?? [];
      policies.set(domain, senders);
      senders.push(tenant.name);
      if (i === 0) senders.push(onPremises);
    }
  return policies;
};

/** The availability configuration of scenario D.5: hybrid by connector, the clouds by address space. */
export const defaultAvailability = (
  tenants: readonly Tenant[],
  hybrid: Tenant | null,
  options: Options,
): ReadonlyMap<string, AvailabilitySettings> => {
  const link = (domains: readonly string[], to: string): readonly SharingLink[] =>
    domains.length === 0 ? [] : [{ domains, to }];
  const routing = hybrid?.routingDomain === undefined ? [] : [foldAscii(hybrid.routingDomain)];
  const settings = new Map<string, AvailabilitySettings>([
    [onPremises, { ...nothing, intraOrganizationConnectors: link(routing, hybrid?.name ?? '') }],
  ]);
  for (const tenant of tenants) {
    const others = tenants.filter(({ name }) => name !== tenant.name);
    settings.set(tenant.name, {
      ...nothing,
      allowedTenants: options.freeBusy === 'none' ? [] : others.map(({ name }) => name),
      intraOrganizationConnectors: tenant.name === hybrid?.name ? link(customDomainsOf(tenant), onPremises) : [],
      addressSpaces:
        options.freeBusy === 'orgWideFbToken'
          ? others.flatMap((other) => addressSpaces(other, targetDomains(other, tenant, hybrid)))
          : [],
    });
  }
  return settings;
};

const nothing: AvailabilitySettings = {
  allowedTenants: [],
  intraOrganizationConnectors: [],
  organizationRelationships: [],
  addressSpaces: [],
  ewsAllowed: false,
};

/** "Run once for each SMTP domain" (scenario D.5). */
const addressSpaces = (target: Tenant, domains: readonly string[]): readonly AddressSpace[] =>
  domains.map((domain) => ({
    domain,
    to: target.name,
    accessMethod: 'OrgWideFBToken',
    endpoint: cloudFacts[target.cloud].availabilityEndpoint,
  }));
