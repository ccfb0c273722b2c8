import { foldAscii } from '../base/fold-case.js';
import { cloudFacts } from '../model/cloud-facts.js';
import { targetDomains } from '../model/mail-defaults.js';
import { customDomainsOf } from '../model/tenant-domains.js';
import type { Tenant, Workspace } from '../model/workspace.js';

/** Stands for what only the running script knows: a call of a function of ours with fixed words and checked names. */
export interface ScriptCode {
  readonly code: string;
}

/** What `${…}` in a step stands for; a hole without a value is not in the map. */
export type Holes = ReadonlyMap<string, string | readonly string[] | ScriptCode>;

type Entry = readonly [string, string | readonly string[] | ScriptCode];

const present = (entries: readonly (readonly [string, string | readonly string[] | null])[]): readonly Entry[] =>
  entries.flatMap(([name, value]) => (value === null || value.length === 0 ? [] : [[name, value] as const]));

/** Holes of the workspace and of the tenant whose script it is. */
export const tenantHoles = (workspace: Workspace, tenant: Tenant | null): readonly Entry[] =>
  present([
    ['forest', workspace.forest.fqdn],
    ['tenant.name', tenant?.name ?? null],
    ['tenant.membershipRule', tenant === null ? null : membershipRule(workspace, tenant)],
  ]);

/** The tenant that forms a hybrid organisation with the on-premises one. */
export const hybridOf = ({ mail, tenants }: Workspace): Tenant | null =>
  tenants.find(({ name }) => name === mail.hybrid) ?? null;

/** Holes of another tenant, seen from `here`; `null` is the on-premises organisation. */
export const foreignHoles = (
  workspace: Workspace,
  foreign: Tenant,
  here: Tenant | null,
  claimRules: string,
): readonly Entry[] => {
  const facts = cloudFacts[foreign.cloud];
  return [
    ...present([
      ['foreign.name', foreign.name],
      ['foreign.routingDomain', foreign.routingDomain === undefined ? null : foldAscii(foreign.routingDomain)],
      ['foreign.customDomains', customDomainsOf(foreign)],
      ['foreign.mailDomains', targetDomains(foreign, here, hybridOf(workspace))],
      ['foreign.recipientFilter', recipientFilter(workspace, foreign)],
      ['foreign.addressTemplates', addressTemplates(workspace, foreign)],
      ['foreign.availabilityEndpoint', facts.availabilityEndpoint],
      ['foreign.relyingParty', facts.relyingParty],
      ['foreign.federationMetadata', facts.federationMetadata],
      ['foreign.claimRules', claimRules],
    ]),
    // Tenant names consist of letters, digits and hyphens only (OUT-1), so they need no quoting beyond the quotes.
    ['foreign.tenantId', { code: `(Get-TenantId '${foreign.name}')` }],
  ];
};

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

/** Primary address in the tenant's own domain, then the brand domain, then the routing address (scenario D.4). */
const addressTemplates = ({ tenants: [first] }: Workspace, tenant: Tenant): readonly string[] => {
  const [own] = customDomainsOf(tenant);
  if (own === undefined) return [];
  const [brand] = first === undefined ? [] : customDomainsOf(first);
  const others = [brand, tenant.routingDomain].flatMap((domain) =>
    domain === undefined || domain === own ? [] : [`smtp:%m@${foldAscii(domain)}`],
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
