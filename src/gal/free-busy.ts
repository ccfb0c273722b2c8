import { instantOf } from '../attribute/instant-text.js';
import type { Instant } from '../attribute/value.js';
import { cloudFacts } from '../model/cloud-facts.js';
import { acceptedDomainsOf } from '../model/tenant-domains.js';
import { type AddressSpace, onPremises, type SharingLink, type Tenant, type Workspace } from '../model/workspace.js';

/** How a platform gets free/busy of somebody (scenario E.2). */
export type FreeBusyWay =
  | 'local'
  | 'intraOrganizationConnector'
  | 'organizationRelationship'
  | 'addressSpace'
  | 'crossTenantAccess'
  | 'none';

/** Why there is no free/busy. The first three are meant to be so (scenario D.6, H6). */
export type FreeBusyProblem =
  /** Between the on-premises organisation and a tenant that is not its hybrid partner (F75). */
  | 'notAchieved'
  /** The option `freeBusy` is `none`. */
  | 'switchedOff'
  /** Whether the cross-tenant access policy gives free/busy across clouds is undocumented (H6). */
  | 'undocumented'
  /** No configuration for the domain of the external address (F69). */
  | 'noPath'
  /** The configuration leads to a platform that does not have the mailbox (F70). */
  | 'wrongPlatform'
  /** An organisation relationship between clouds: they do not trust each other's broker (F77). */
  | 'noTrust'
  /** The target does not answer this tenant (F71). */
  | 'notAllowed'
  /** Not `OrgWideFBToken` (F72). */
  | 'accessMethod'
  /** Not the one endpoint of the target's cloud (F73). */
  | 'endpoint'
  /** EWS is blocked by default, and nothing allows it here (F74). */
  | 'ewsBlocked'
  /** EWS is switched off (F74). */
  | 'ewsOff';

/** The answer for one pair of platforms and one domain. */
export interface FreeBusyDecision {
  readonly way: FreeBusyWay;
  /** Null: it works. */
  readonly problem: FreeBusyProblem | null;
  /** The platform that is asked. */
  readonly target: string | null;
  readonly endpoint: string | null;
  /** A date from which it stops or becomes uncertain; null when none is announced for the target. */
  readonly until: string | null;
  /** Undocumented points: `H6`, and `E.2` where the order of two configurations decides. */
  readonly marks: readonly string[];
}

/** What is asked: whose mailbox, and the domain of the external address the requester's directory has. */
export interface FreeBusyQuestion {
  readonly requester: string;
  /** Null when the requester has no external address for the person. */
  readonly domain: string | null;
  /** The platforms that hold a mailbox of the person. */
  readonly mailboxes: readonly string[];
}

/** Problems that nobody has to repair. */
export const intended: ReadonlySet<FreeBusyProblem> = new Set(['notAchieved', 'switchedOff', 'undocumented']);

interface Found {
  readonly way: FreeBusyWay;
  readonly to: string;
  readonly space: AddressSpace | null;
}

/**
 * The decision procedure of scenario E.2: intra-organization connector, then organization relationship, then availability address space;
 * then what the target says.
 */
export const decideFreeBusy = (workspace: Workspace, asOf: Instant, question: FreeBusyQuestion): FreeBusyDecision => {
  const { requester, domain, mailboxes } = question;
  if (mailboxes.includes(requester)) return { ...nothing, way: 'local', target: requester };
  const found = domain === null ? [] : pathsOf(workspace, requester, domain);
  const [path] = found;
  if (path === undefined) return { ...nothing, problem: whyNone(workspace, requester, mailboxes) };
  // Which configuration is asked first is not in the cmdlets' documentation.
  const marks = found.some(({ to }) => to !== path.to) ? ['E.2'] : none;
  return { ...nothing, ...decide(workspace, asOf, requester, mailboxes, path), target: path.to, ...withMarks(marks) };
};

const none: readonly string[] = [];
const nothing: FreeBusyDecision = {
  way: 'none',
  problem: null,
  target: null,
  endpoint: null,
  until: null,
  marks: none,
};

const withMarks = (marks: readonly string[]): Partial<FreeBusyDecision> => (marks.length === 0 ? {} : { marks });

/** Every configuration that names the domain, in the order in which they are asked. */
const pathsOf = (
  { availability, tenants, options }: Workspace,
  requester: string,
  domain: string,
): readonly Found[] => {
  const settings = availability.get(requester);
  if (settings === undefined) return [];
  const linked = (way: FreeBusyWay, links: readonly SharingLink[]): readonly Found[] =>
    links.filter(({ domains }) => domains.includes(domain)).map(({ to }) => ({ way, to, space: null }));
  return [
    ...linked('intraOrganizationConnector', settings.intraOrganizationConnectors),
    ...linked('organizationRelationship', settings.organizationRelationships),
    ...settings.addressSpaces
      .filter((space) => space.domain === domain)
      .map((space): Found => ({ way: 'addressSpace', to: space.to, space })),
    ...(options.freeBusy === 'm365Xtap' && requester !== onPremises
      ? tenants
          .filter((tenant) => tenant.name !== requester && acceptedDomainsOf(tenant).has(domain))
          // The brand domain is shared with the on-premises organisation; nothing there says whom to ask (scenario E.2).
          .filter((tenant) => tenant.routingDomain === undefined || !isBrandDomain(tenants, tenant, domain))
          .map(({ name }): Found => ({ way: 'crossTenantAccess', to: name, space: null }))
      : []),
  ];
};

const isBrandDomain = ([first]: readonly Tenant[], tenant: Tenant, domain: string): boolean =>
  tenant.name === first?.name && domain !== tenant.routingDomain && domain !== tenant.initialDomain;

const decide = (
  workspace: Workspace,
  asOf: Instant,
  requester: string,
  mailboxes: readonly string[],
  { way, to, space }: Found,
): Partial<FreeBusyDecision> => {
  const isHere = mailboxes.includes(to);
  const tenant = workspace.tenants.find(({ name }) => name === to);
  if (way === 'intraOrganizationConnector' || way === 'organizationRelationship') {
    const { hybrid } = workspace.mail;
    const isHybrid = (requester === onPremises && to === hybrid) || (requester === hybrid && to === onPremises);
    if (!isHybrid) return { way, problem: 'noTrust' };
    return { way, problem: isHere ? null : 'wrongPlatform', until: retirementOf(tenant)?.off ?? null };
  }
  if (tenant === undefined) return { way, problem: 'wrongPlatform' };
  if (way === 'crossTenantAccess') {
    const isAllowed = workspace.availability.get(to)?.allowedTenants.includes(requester) === true;
    if (!isAllowed) return { way, problem: 'notAllowed' };
    if (!isHere) return { way, problem: 'wrongPlatform' };
    const sameCloud = workspace.tenants.find(({ name }) => name === requester)?.cloud === tenant.cloud;
    return { way, problem: sameCloud ? null : 'undocumented', ...withMarks(sameCloud ? none : ['H6']) };
  }
  const { availabilityEndpoint } = cloudFacts[tenant.cloud];
  const retirement = retirementOf(tenant);
  const common = {
    way,
    endpoint: space?.endpoint ?? null,
    until: retirement?.blocked ?? null,
    ...withMarks(retirement === null ? ['H6'] : none),
  };
  if (space?.accessMethod !== 'OrgWideFBToken') return { ...common, problem: 'accessMethod' };
  if (space.endpoint !== availabilityEndpoint) return { ...common, problem: 'endpoint' };
  const answers = workspace.availability.get(to);
  if (answers?.allowedTenants.includes(requester) !== true) return { ...common, problem: 'notAllowed' };
  if (!isHere) return { ...common, problem: 'wrongPlatform' };
  return { ...common, problem: ewsProblem(retirement, asOf, answers.ewsAllowed) };
};

const retirementOf = (tenant: Tenant | undefined) =>
  tenant === undefined ? null : cloudFacts[tenant.cloud].ewsRetirement;

/** Availability address spaces end with EWS in the target tenant (scenario H6, F74). */
const ewsProblem = (
  retirement: ReturnType<typeof retirementOf>,
  asOf: Instant,
  isAllowed: boolean,
): FreeBusyProblem | null => {
  if (retirement === null) return null;
  if (isReached(asOf, retirement.off)) return 'ewsOff';
  return isReached(asOf, retirement.blocked) && !isAllowed ? 'ewsBlocked' : null;
};

/** Whether a day of our tables is reached. */
export const isReached = (asOf: Instant, day: string): boolean => {
  const from = instantOf(day);
  return from !== null && asOf.ticks >= from.ticks;
};

const whyNone = ({ mail, options }: Workspace, requester: string, mailboxes: readonly string[]): FreeBusyProblem => {
  const isLocal = requester === onPremises;
  if (isLocal ? !mailboxes.includes(mail.hybrid ?? '') : mailboxes.includes(onPremises) && requester !== mail.hybrid)
    return 'notAchieved';
  return options.freeBusy === 'none' && !isLocal && !mailboxes.includes(onPremises) ? 'switchedOff' : 'noPath';
};
