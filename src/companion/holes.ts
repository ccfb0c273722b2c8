import { foldAscii } from '../base/fold-case.js';
import { cloudFacts } from '../model/cloud-facts.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import type { Tenant, Workspace } from '../model/workspace.js';

/** Stands for what only the running script knows: a call of a function of ours with fixed words and checked names. */
export interface ScriptCode {
  readonly code: string;
}

/** What `${…}` in a step stands for; a hole without a value is not in the map. */
export type Holes = ReadonlyMap<string, string | readonly string[] | ScriptCode>;

/** A hole and its value. */
export type Hole = readonly [string, string | readonly string[] | ScriptCode];

const present = (entries: readonly (readonly [string, string | readonly string[] | null])[]): readonly Hole[] =>
  entries.flatMap(([name, value]) => (value === null || value.length === 0 ? [] : [[name, value] as const]));

/** Holes of the workspace and of the tenant whose script it is. */
export const tenantHoles = (workspace: Workspace, tenant: Tenant | null): readonly Hole[] =>
  present([
    ['forest', workspace.forest.fqdn],
    ['tenant.name', tenant?.name ?? null],
    ['tenant.membershipRule', tenant === null ? null : membershipRule(workspace, tenant)],
    ['tenant.skipListing', tenant !== null && workspace.mail.skipListing.has(tenant.name) ? tenant.name : null],
    [
      'tenant.ewsAllowed',
      tenant !== null && workspace.availability.get(tenant.name)?.ewsAllowed === true ? tenant.name : null,
    ],
  ]);

/** Holes of another tenant. */
export const foreignHoles = (workspace: Workspace, foreign: Tenant, claimRules: string): readonly Hole[] => {
  const facts = cloudFacts[foreign.cloud];
  const routing = foreign.routingDomain === undefined ? null : foldAscii(foreign.routingDomain);
  return present([
    ['foreign.name', foreign.name],
    // The hybrid wizard makes the remote domain of its tenant, as the target of new routing addresses.
    ['foreign.remoteDomain', foreign.name === workspace.mail.hybrid ? null : routing],
    ['foreign.customDomains', customDomainsOf(foreign)],
    ['foreign.recipientFilter', recipientFilter(workspace, foreign)],
    ['foreign.addressTemplates', addressTemplates(workspace, foreign)],
    ['foreign.relyingParty', facts.relyingParty],
    ['foreign.federationMetadata', facts.federationMetadata],
    ['foreign.claimRules', claimRules],
  ]);
};

/** The identifier of a tenant; names of tenants consist of letters, digits and hyphens only (OUT-1), so quotes suffice. */
export const tenantIdHole = (name: string): Hole => ['tenantId', { code: `(Get-TenantId '${name}')` }];

/** Number of the extension attribute that carries the marker; Exchange filters and Entra groups know no other carrier. */
const extensionNumber = ({ home }: Workspace): string | null =>
  /^extensionAttribute(\d+)$/i.exec(home.attribute)?.[1] ?? null;

/** OPATH filter of a tenant's recipients; its texts are in single quotes, which are doubled inside. */
const recipientFilter = (workspace: Workspace, { name }: Tenant): string | null => {
  const number = extensionNumber(workspace);
  const markers = workspace.home.values.get(name) ?? [];
  if (number === null || markers.length === 0) return null;
  return markers.map((marker) => `(CustomAttribute${number} -eq '${marker.replaceAll("'", "''")}')`).join(' -or ');
};

/**
 * Primary address in the tenant's own domain, then the brand domain, then the routing address (scenario D.4). A policy can only
 * stamp domains that are accepted on-premises.
 */
const addressTemplates = ({ tenants: [first], mail }: Workspace, tenant: Tenant): readonly string[] => {
  const accepted = new Set(mail.acceptedOnPremises.map(({ domain }) => domain));
  const [own] = customDomainsOf(tenant).filter((domain) => accepted.has(domain));
  if (own === undefined) return [];
  const [brand] = first === undefined ? [] : customDomainsOf(first);
  const others = [brand, tenant.routingDomain].flatMap((domain) =>
    domain === undefined || domain === own || !accepted.has(foldAscii(domain)) ? [] : [`smtp:%m@${foldAscii(domain)}`],
  );
  return [`SMTP:%m@${own}`, ...others];
};

/** Rule of a dynamic group of the people whose home is the tenant; its texts are in double quotes. */
const membershipRule = (workspace: Workspace, tenant: Tenant): string | null => {
  const number = extensionNumber(workspace);
  if (number === null) return null;
  const list = (markers: readonly string[]): string =>
    `[${markers.map((marker) => `"${marker.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(', ')}]`;
  const own = workspace.home.values.get(tenant.name);
  if (own !== undefined && own.length > 0) return `(user.extensionAttribute${number} -in ${list(own)})`;
  const foreign = [...workspace.home.values.values()].flat();
  return foreign.length === 0 ? null : `(user.extensionAttribute${number} -notIn ${list(foreign)})`;
};
