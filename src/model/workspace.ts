/** What a user describes in `onegal.yaml`, checked and with every default filled in (design 2, scenario A). */
export interface Workspace {
  readonly version: 1;
  readonly forest: Forest;
  readonly home: HomeAssignment;
  /** At least one; nothing may assume exactly two. The first tenant's family owns everything without a marker. */
  readonly tenants: readonly Tenant[];
  readonly servers: readonly Server[];
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

/** Which attribute of an AD object says where its mailbox lives (scenario C.2). */
export interface HomeAssignment {
  readonly attribute: string;
  /** Per tenant other than the first: the exact marker values. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Those of `values` whose mailbox is still being filled (scenario P04); default: the values ending in `-STAGED`. */
  readonly staged: ReadonlySet<string>;
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
}

export interface AcceptedDomain {
  readonly domain: string;
  readonly type: 'authoritative' | 'internalRelay';
}

/**
 * Who is licensed, or who already has a mailbox, in one tenant (design 2).
 * `home`: licensing = every home person that needs a licence; mailboxes = every home object that on-premises is a
 * migrated remote mailbox. `attribute`: objects whose attribute has one of the values. `inventory`: the listed people,
 * by sourceAnchor (as it is), objectGUID (lower case, no braces), UPN or primary address (ASCII letters folded).
 */
export type Assignment =
  | { readonly kind: 'home' }
  | { readonly kind: 'none' }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly kind: 'inventory'; readonly entries: ReadonlySet<string> };

export interface Server {
  readonly name: string;
  /** Name of the tenant it synchronises to; one server per tenant (DT-1). */
  readonly tenant: string;
  readonly connectors: { readonly ad: string; readonly aad: string };
  /** Numbers the generated rules may use, both ends included. */
  readonly precedence: { readonly from: number; readonly to: number };
}

/** Choices of scenario H and of rule variants; defaults as given there. */
export interface Options {
  readonly domainMode: 'split' | 'dual';
  readonly foreignMailboxGuid: 'strip' | 'keep';
  readonly sipAddresses: 'drop' | 'keep';
  readonly foreignLync: 'strip' | 'keep';
  readonly syncServiceMailboxes: boolean;
  readonly groupUnverifiedPrimary: 'keep' | 'initialDomain';
  readonly passwordHashSync: boolean;
  readonly freeBusy: 'orgWideFbToken' | 'm365Xtap' | 'none';
}
