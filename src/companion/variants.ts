import { acceptedDomainsOf, customDomainsOf } from '../model/tenant-domains.js';
import { type AcceptedDomain, onPremises, type Tenant, type Workspace } from '../model/workspace.js';
import { type Connector, connectorsOf } from './connectors.js';
import { foreignHoles, type Hole, tenantIdHole } from './holes.js';
import type { StepTemplate } from './step.js';

type Variant = readonly Hole[];

/** What a step is repeated for, as the holes that differ from one repetition to the next; `here` is null on-premises. */
export const variantsOf = (
  each: StepTemplate['each'],
  workspace: Workspace,
  here: Tenant | null,
  claimRules: string,
): readonly Variant[] => {
  const foreign = foreignTenants(workspace, here);
  const connectors = connectorsOf(workspace, here?.name ?? onPremises).made;
  switch (each) {
    case 'once':
      return [[]];
    case 'foreign':
      return foreign.map((tenant) => foreignHoles(workspace, tenant, claimRules));
    case 'foreignDomain':
      return foreign.flatMap((tenant) =>
        customDomainsOf(tenant).map((domain) => [
          ...foreignHoles(workspace, tenant, claimRules),
          ['domain', domain] as const,
        ]),
      );
    case 'domain':
      return here === null ? [] : customDomainsOf(here).map((domain) => [['domain', domain]]);
    case 'acceptedDomain':
      return (here === null ? relayedOnPremises(workspace) : acceptedHere(here)).map(acceptedHoles);
    case 'connector':
      return connectors.filter(({ smartHost }) => smartHost === null).map(connectorHoles);
    case 'hostConnector':
      return connectors.filter(({ smartHost }) => smartHost !== null).map(connectorHoles);
    case 'allowedTenant':
      return here === null ? [] : allowedTenants(workspace, here).map((name) => [tenantIdHole(name)]);
    case 'addressSpace':
      return here === null ? [] : addressSpaces(workspace, here);
  }
};

/** On-premises the first tenant is the organisation itself; only the others are new (scenario A.2). */
const foreignTenants = ({ tenants }: Workspace, here: Tenant | null): readonly Tenant[] =>
  here === null ? tenants.slice(1) : tenants.filter(({ name }) => name !== here.name);

const acceptedHere = (tenant: Tenant): readonly AcceptedDomain[] => {
  const custom = new Set(customDomainsOf(tenant));
  return [...acceptedDomainsOf(tenant)]
    .filter(([domain]) => custom.has(domain))
    .map(([domain, type]) => ({ domain, type }));
};

/** The organisation's own domains are accepted since its first day, in whatever way; a script does not touch them. */
const relayedOnPremises = ({ mail, tenants: [first] }: Workspace): readonly AcceptedDomain[] => {
  const own = first === undefined ? [] : customDomainsOf(first);
  return mail.acceptedOnPremises.filter(({ domain }) => !own.includes(domain));
};

const acceptedHoles = ({ domain, type }: AcceptedDomain): Variant => [
  ['domain', domain],
  ['domainType', type === 'internalRelay' ? 'InternalRelay' : 'Authoritative'],
];

const connectorHoles = ({ to, domains, smartHost }: Connector): Variant => [
  ['connector.to', to],
  ['connector.domains', domains],
  ...(smartHost === null ? [] : ([['connector.smartHost', smartHost]] as const)),
];

/**
 * Whom a tenant answers. Without availability address spaces there is no configuration to make: while one exists, it wins over
 * the cross-tenant access policy (scenario D.5).
 */
const allowedTenants = ({ availability, options }: Workspace, here: Tenant): readonly string[] =>
  (availability.get(here.name)?.allowedTenants ?? []).filter(
    (name) =>
      options.freeBusy === 'orgWideFbToken' ||
      availability.get(name)?.addressSpaces.some(({ to }) => to === here.name) === true,
  );

/** The on-premises organisation has no tenant that could be asked; `companionRemarks` names such address spaces. */
const addressSpaces = ({ availability }: Workspace, here: Tenant): readonly Variant[] =>
  (availability.get(here.name)?.addressSpaces ?? [])
    .filter(({ to }) => to !== onPremises)
    .map(({ domain, to, accessMethod, endpoint }) => [
      tenantIdHole(to),
      ['domain', domain],
      ['space.accessMethod', accessMethod],
      ['space.endpoint', endpoint],
    ]);
