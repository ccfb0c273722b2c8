import { foldAscii } from '../../base/fold-case.js';
import { cloudFacts } from '../cloud-facts.js';
import { defaultAvailability, defaultMail } from '../mail-defaults.js';
import type { AcceptedDomain, AvailabilitySettings, MailSettings, Options, SharingLink, Tenant } from '../workspace.js';
import type { AcceptedDomainEntry, AvailabilityEntry, LinkEntry, MailEntry, WorkspaceFile } from './workspace-file.js';

/** A domain in either of its two written forms. */
export const acceptedDomainOf = (entry: AcceptedDomainEntry): AcceptedDomain =>
  typeof entry === 'string'
    ? { domain: foldAscii(entry), type: 'authoritative' }
    : { domain: foldAscii(entry.domain), type: entry.type ?? 'authoritative' };

const hybridOf = (entry: MailEntry | undefined, tenants: readonly Tenant[]): Tenant | null =>
  (entry?.hybrid === undefined ? tenants[0] : tenants.find(({ name }) => name === entry.hybrid)) ?? null;

/** `mail:` over the defaults of scenario A, D, E: a platform named under `connectors` has exactly the listed ones. */
export const readMail = (entry: MailEntry | undefined, tenants: readonly Tenant[], options: Options): MailSettings => {
  const defaults = defaultMail(tenants, hybridOf(entry, tenants), options);
  if (entry === undefined) return defaults;
  return {
    hybrid: defaults.hybrid,
    mx: over(defaults.mx, entry.mx, (platform) => platform),
    centralizedTransport: entry.centralizedTransport ?? defaults.centralizedTransport,
    acceptedOnPremises: entry.acceptedOnPremises?.map(acceptedDomainOf) ?? defaults.acceptedOnPremises,
    connectors: new Map([...defaults.connectors, ...recordEntries(entry.connectors, (links) => links.map(linkOf))]),
    senderPolicies: over(defaults.senderPolicies, entry.senderPolicies, (platforms) => platforms),
    skipListing: new Set(entry.skipListing ?? defaults.skipListing),
  };
};

/** `availability:` over the defaults of scenario D.5: a key that is given replaces its default. */
export const readAvailability = (
  { availability, mail }: WorkspaceFile,
  tenants: readonly Tenant[],
  options: Options,
): ReadonlyMap<string, AvailabilitySettings> => {
  const settings = new Map(defaultAvailability(tenants, hybridOf(mail, tenants), options));
  for (const [platform, entry] of Object.entries(availability ?? {})) {
    const defaults = settings.get(platform);
    if (defaults !== undefined) settings.set(platform, { ...defaults, ...givenOf(entry, tenants) });
  }
  return settings;
};

const givenOf = (entry: AvailabilityEntry, tenants: readonly Tenant[]): Partial<AvailabilitySettings> => ({
  ...(entry.allowedTenants === undefined ? {} : { allowedTenants: entry.allowedTenants }),
  ...(entry.intraOrganizationConnectors === undefined
    ? {}
    : { intraOrganizationConnectors: entry.intraOrganizationConnectors.map(linkOf) }),
  ...(entry.organizationRelationships === undefined
    ? {}
    : { organizationRelationships: entry.organizationRelationships.map(linkOf) }),
  ...(entry.addressSpaces === undefined ? {} : { addressSpaces: entry.addressSpaces.map(addressSpaceOf(tenants)) }),
  ...(entry.ewsAllowed === undefined ? {} : { ewsAllowed: entry.ewsAllowed }),
});

const addressSpaceOf =
  (tenants: readonly Tenant[]) =>
  ({ domain, to, accessMethod, endpoint }: NonNullable<AvailabilityEntry['addressSpaces']>[number]) => {
    const cloud = tenants.find(({ name }) => name === to)?.cloud ?? 'global';
    return {
      domain: foldAscii(domain),
      to,
      accessMethod: accessMethod ?? 'OrgWideFBToken',
      endpoint: endpoint ?? cloudFacts[cloud].availabilityEndpoint,
    };
  };

const linkOf = ({ domains, to }: LinkEntry): SharingLink => ({ domains: domains.map(foldAscii), to });

const recordEntries = <T, U>(
  record: Readonly<Record<string, T>> | undefined,
  value: (given: T) => U,
): readonly (readonly [string, U])[] => Object.entries(record ?? {}).map(([key, given]) => [key, value(given)]);

/** The defaults with single keys replaced; keys are domains. */
const over = <T>(
  defaults: ReadonlyMap<string, T>,
  record: Readonly<Record<string, T>> | undefined,
  value: (given: T) => T,
): ReadonlyMap<string, T> =>
  new Map([...defaults, ...recordEntries(record, value).map(([key, given]) => [foldAscii(key), given] as const)]);
