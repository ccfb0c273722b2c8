import { targetDomains } from '../model/mail-defaults.js';
import { acceptedDomainsOf, customDomainsOf } from '../model/tenant-domains.js';
import type { Tenant, Workspace } from '../model/workspace.js';
import { foreignHoles, type Holes, hybridOf, tenantHoles } from './holes.js';
import type { PlatformKind, StepTemplate } from './step.js';

/** The organisation or service that one script configures. */
export interface Platform {
  readonly kind: PlatformKind;
  /** The tenant; `null` on-premises. */
  readonly tenant: Tenant | null;
}

/** A step for one tenant or domain. */
export interface Step {
  readonly template: StepTemplate;
  readonly holes: Holes;
}

/** On-premises, ADFS, and every tenant in the order of the workspace. */
export const platformsOf = (workspace: Workspace): readonly Platform[] => [
  { kind: 'onPremises', tenant: null },
  { kind: 'adfs', tenant: null },
  ...workspace.tenants.map((tenant): Platform => ({ kind: 'tenant', tenant })),
];

/** The steps of a platform, repeated as each template says; steps without what they need are left out. */
export const stepsOf = (
  templates: readonly StepTemplate[],
  workspace: Workspace,
  platform: Platform,
  claimRules: string,
): readonly Step[] => {
  const options = new Map(Object.entries(workspace.options));
  return templates
    .filter(({ platform: kind }) => kind === platform.kind)
    .filter(({ when }) => Object.entries(when ?? {}).every(([name, value]) => String(options.get(name)) === value))
    .flatMap((template) =>
      variantsOf(template.each, workspace, platform.tenant, claimRules)
        .map((entries): Holes => new Map([...tenantHoles(workspace, platform.tenant), ...entries]))
        .filter((holes) => (template.needs ?? []).every((name) => holes.has(name)))
        .map((holes) => ({ template, holes })),
    );
};

type Entries = readonly (readonly [string, Holes extends ReadonlyMap<string, infer V> ? V : never])[];

/** The first tenant's hybrid is configured already; on-premises only the others are new (scenario A.2). */
const foreignTenants = ({ tenants }: Workspace, here: Tenant | null): readonly Tenant[] =>
  here === null ? tenants.slice(1) : tenants.filter(({ name }) => name !== here.name);

const variantsOf = (
  each: StepTemplate['each'],
  workspace: Workspace,
  here: Tenant | null,
  claimRules: string,
): readonly Entries[] => {
  const foreign = foreignTenants(workspace, here);
  const withDomains = (domainsOf: (tenant: Tenant) => readonly string[]): readonly Entries[] =>
    foreign.flatMap((tenant) =>
      domainsOf(tenant).map((domain) => [
        ...foreignHoles(workspace, tenant, here, claimRules),
        ['domain', domain] as const,
      ]),
    );
  switch (each) {
    case 'once':
      return [[]];
    case 'foreign':
      return foreign.map((tenant) => foreignHoles(workspace, tenant, here, claimRules));
    case 'foreignDomain':
      return withDomains(customDomainsOf);
    case 'foreignTarget':
      return withDomains((tenant) => targetDomains(tenant, here, hybridOf(workspace)));
    case 'domain':
      return here === null ? [] : customDomainsOf(here).map((domain) => [['domain', domain]]);
    case 'acceptedDomain':
      return here === null ? [] : acceptedTypes(here);
  }
};

const acceptedTypes = (tenant: Tenant): readonly Entries[] => {
  const custom = new Set(customDomainsOf(tenant));
  return [...acceptedDomainsOf(tenant)]
    .filter(([domain]) => custom.has(domain))
    .map(([domain, type]) => [
      ['domain', domain],
      ['domainType', type === 'internalRelay' ? 'InternalRelay' : 'Authoritative'],
    ]);
};
