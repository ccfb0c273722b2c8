import type { Place } from '../base/diagnostic.js';
import type { ExistingCloudObject, MatchingSettings } from './existing-cloud-object.js';

/** What a user describes in `onegal.yaml`, checked and with every default filled in (design 2, scenario A). */
export interface Workspace {
  readonly version: 1;
  readonly forest: Forest;
  readonly home: HomeAssignment;
  /** At least one; nothing may assume exactly two. The first tenant's family owns everything without a marker. */
  readonly tenants: readonly Tenant[];
  readonly servers: readonly Server[];
  readonly mail: MailSettings;
  /** By platform: `onPremises` and every tenant. */
  readonly availability: ReadonlyMap<string, AvailabilitySettings>;
  readonly options: Options;
}

export interface Forest {
  readonly fqdn: string;
  readonly netbios: string;
  /** At least the root domain. */
  readonly domains: readonly Domain[];
}

export interface Domain {
  readonly fqdn: string;
  readonly netbios: string;
}

/** What of an AD object says where its mailbox lives: the carriers of scenario C.2. */
export type HomeCarrier = 'attribute' | 'upnSuffix' | 'organizationalUnit' | 'group';

/** How an AD object says where its mailbox lives (scenario C.2). */
export interface HomeAssignment {
  readonly by: HomeCarrier;
  /** What a scope reads: the attribute with the marker, `userPrincipalName`, or `dn` for containers and groups. */
  readonly attribute: string;
  /** Per tenant other than the first: the exact marker values, domains, or DNs of containers or groups. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Those of `values` whose mailbox is still being filled (scenario P04); default: the values ending in `-STAGED`. */
  readonly staged: ReadonlySet<string>;
  /** With `by: group`, once the directory is read: the direct members of each group, as keys of their DNs. */
  readonly members?: ReadonlyMap<string, ReadonlySet<string>>;
}

export type Cloud = 'global' | 'china' | 'usgov';

export interface Tenant {
  readonly name: string;
  readonly cloud: Cloud;
  readonly initialDomain: string;
  /** The coexistence domain of remote routing addresses; never derived (cloud S-38). */
  readonly routingDomain?: string;
  /** The custom domains in file order; `verifiedDomainsOf` adds the initial and the routing domain (cloud 1.1). */
  readonly verifiedDomains: readonly string[];
  /** Custom domains too; without a list of their own every verified domain, authoritative. */
  readonly acceptedDomains: readonly AcceptedDomain[];
  readonly licensing: Assignment;
  readonly mailboxes: Assignment;
  /** What the tenant has already; without it nothing is there that this server did not synchronise. */
  readonly inventory?: readonly ExistingCloudObject[];
  readonly matching?: MatchingSettings;
}

export interface AcceptedDomain {
  readonly domain: string;
  readonly type: 'authoritative' | 'internalRelay';
}

/**
 * Who is licensed, or who already has a mailbox, in one tenant (design 2).
 * `home`: licensing = every home person that needs a licence; mailboxes = every home object that on-premises is a
 * migrated remote mailbox. `attribute`: objects whose attribute has one of the values. `inventory`: the listed people,
 * by sourceAnchor (as it is), objectGUID (lower case, no braces), UPN or primary address (ASCII letters folded). `expression`: the AD
 * objects for which it is True; the model keeps it as text.
 */
export type Assignment =
  | { readonly kind: 'home' }
  | { readonly kind: 'none' }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly kind: 'inventory'; readonly entries: ReadonlySet<string> }
  | { readonly kind: 'expression'; readonly expression: string; readonly at: Place };

export interface Server {
  readonly name: string;
  /** Name of the tenant it synchronises to; one server per tenant (DT-1). */
  readonly tenant: string;
  readonly connectors: { readonly ad: string; readonly aad: string };
  /** Numbers the generated rules may use, both ends included. */
  readonly precedence: { readonly from: number; readonly to: number };
}

/** The platform of the on-premises Exchange organisation; every other platform is a tenant, by name. */
export const onPremises = 'onPremises';

/** Who accepts, relays and receives mail (scenario D.3 to D.5, E.1). */
export interface MailSettings {
  /** Platform that the MX record of a domain leads to, by folded domain; every accepted domain of the workspace is there. */
  readonly mx: ReadonlyMap<string, string>;
  /** The tenant that forms a hybrid organisation with the on-premises one, or null. */
  readonly hybrid: string | null;
  /** `RouteAllMessagesViaOnPremises` on the hybrid tenant's connector (F62). */
  readonly centralizedTransport: boolean;
  readonly acceptedOnPremises: readonly AcceptedDomain[];
  /** Outbound and send connectors, by platform; every platform is there. */
  readonly connectors: ReadonlyMap<string, readonly MailConnector[]>;
  /** Platforms whose servers the SPF record of a domain covers, by folded domain (F63). */
  readonly senderPolicies: ReadonlyMap<string, readonly string[]>;
  /** Tenants that look behind the other cloud's servers when they judge a sender: enhanced filtering (F64). */
  readonly skipListing: ReadonlySet<string>;
}

export interface MailConnector {
  /** Folded: `contoso.com`, `*.contoso.com` for everything below it, `*` for everything. */
  readonly domains: readonly string[];
  /** The platform it delivers to; `mx`: wherever the MX record leads; `internet`: out of the model. */
  readonly to: string;
}

/** How one platform looks up free/busy elsewhere, and whom it answers (scenario D.5, E.2). */
export interface AvailabilitySettings {
  /** Tenants whose requests it answers: `AllowedTenantIds`. */
  readonly allowedTenants: readonly string[];
  readonly intraOrganizationConnectors: readonly SharingLink[];
  readonly organizationRelationships: readonly SharingLink[];
  readonly addressSpaces: readonly AddressSpace[];
  /** Whether applications stay allowed to use EWS in the tenant while it is blocked by default (scenario H6). */
  readonly ewsAllowed: boolean;
}

export interface SharingLink {
  readonly domains: readonly string[];
  readonly to: string;
}

/** `Add-AvailabilityAddressSpace`. */
export interface AddressSpace {
  /** `ForestName`, folded. */
  readonly domain: string;
  readonly to: string;
  readonly accessMethod: string;
  /** `TargetServiceEpr`. */
  readonly endpoint: string;
}

/** Choices of scenario H and of rule variants; defaults as given there. */
export interface Options {
  readonly domainMode: 'split' | 'dual';
  /** H4: sign-in names of foreign people are rewritten to the initial domain, or left to Entra ID's own fallback. */
  readonly foreignUpn: 'rewrite' | 'keep';
  /** H16: leavers of other tenants are left out, or shown to nobody. */
  readonly foreignLeavers: 'filter' | 'hide';
  /** P27: users of other tenants without an alias are left out, or become disabled accounts that are no recipients. */
  readonly foreignWithoutMail: 'filter' | 'keep';
  readonly foreignMailboxGuid: 'strip' | 'keep';
  /** C31, G31: the object's own legacyExchangeDN becomes an X500 address of it. */
  readonly legacyExchangeDnAddress: boolean;
  /** H8: the target address of a home mailbox is removed in a tenant other than the first, or flows. */
  readonly homeTargetAddress: 'strip' | 'keep';
  /** C60, G60: linked mailboxes whose account forest is never connected are shown as mail users. */
  readonly linkedMailboxes: boolean;
  readonly sipAddresses: 'drop' | 'keep';
  readonly foreignLync: 'strip' | 'keep';
  readonly syncServiceMailboxes: boolean;
  readonly groupUnverifiedPrimary: 'keep' | 'initialDomain';
  readonly passwordHashSync: boolean;
  /** H10: how the engine reads operators without brackets: comparisons before `&&` and `||`, or strictly from left to right. */
  readonly operatorPrecedence: 'comparisonFirst' | 'strictLeft';
  /** F27: rules computed from edited standard rules would be lost or wrong with the next upgrade. */
  readonly editedStandardRules: 'refuse' | 'accept';
  readonly freeBusy: 'orgWideFbToken' | 'm365Xtap' | 'none';
}
