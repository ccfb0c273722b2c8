import type { MatchingSettings } from '../existing-cloud-object.js';
import type { HomeCarrier, Options } from '../workspace.js';

/** `onegal.yaml` as `schemas/workspace.schema.json` admits it, before defaults and checks. */
export interface WorkspaceFile {
  readonly version: 1;
  readonly forest: string | ForestEntry;
  readonly home?: HomeEntry;
  readonly tenants: readonly TenantEntry[];
  readonly servers: readonly ServerEntry[];
  readonly mail?: MailEntry;
  /** A null-prototype object: its keys are names of platforms. */
  readonly availability?: Readonly<Record<string, AvailabilityEntry>>;
  readonly options?: Partial<Options>;
}

export type AcceptedDomainEntry =
  | string
  | { readonly domain: string; readonly type?: 'authoritative' | 'internalRelay' };

/** Records are null-prototype objects: their keys are the user's. */
export interface MailEntry {
  readonly mx?: Readonly<Record<string, string>>;
  readonly hybrid?: string;
  readonly centralizedTransport?: boolean;
  readonly acceptedOnPremises?: readonly AcceptedDomainEntry[];
  readonly connectors?: Readonly<Record<string, readonly LinkEntry[]>>;
  readonly senderPolicies?: Readonly<Record<string, readonly string[]>>;
  readonly skipListing?: readonly string[];
}

export interface LinkEntry {
  readonly domains: readonly string[];
  readonly to: string;
}

export interface AvailabilityEntry {
  readonly allowedTenants?: readonly string[];
  readonly intraOrganizationConnectors?: readonly LinkEntry[];
  readonly organizationRelationships?: readonly LinkEntry[];
  readonly addressSpaces?: readonly {
    readonly domain: string;
    readonly to: string;
    readonly accessMethod?: string;
    readonly endpoint?: string;
  }[];
  readonly ewsAllowed?: boolean;
}

export interface DomainEntry {
  readonly fqdn: string;
  readonly netbios?: string;
}

export interface ForestEntry extends DomainEntry {
  readonly domains?: readonly DomainEntry[];
}

export interface HomeEntry {
  readonly by?: HomeCarrier;
  readonly attribute?: string;
  /** A null-prototype object: its keys are the user's. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly staged?: readonly string[];
}

export type AssignmentEntry =
  | 'home'
  | 'none'
  | { readonly attribute: string; readonly values: readonly string[] }
  | { readonly inventory: string }
  | { readonly expression: string };

export interface TenantEntry {
  readonly name: string;
  readonly cloud: 'global' | 'china' | 'usgov';
  readonly initialDomain: string;
  readonly routingDomain?: string;
  readonly verifiedDomains: readonly string[];
  readonly acceptedDomains?: readonly AcceptedDomainEntry[];
  readonly licensing?: AssignmentEntry;
  readonly mailboxes?: AssignmentEntry;
  readonly inventory?: string | readonly string[];
  readonly matching?: MatchingSettings;
}

export interface ServerEntry {
  readonly name: string;
  readonly tenant: string;
  readonly connectors: { readonly ad: string; readonly aad: string };
  readonly precedence?: { readonly from: number; readonly to: number };
}
