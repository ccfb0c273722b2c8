/** A file of cloud vectors, as its own header describes it. What a vector does not say has the default written there. */
export interface CloudVectorFile {
  readonly vectors: readonly CloudVector[];
}

export interface CloudVector {
  readonly id: string;
  readonly title?: string;
  readonly tenant?: VectorTenant;
  /** Dual-tenant vectors: by name. */
  readonly tenants?: Readonly<Record<string, VectorTenant>>;
  readonly existing?: readonly VectorExisting[];
  readonly steps: readonly VectorStep[];
  /** By object key; dual-tenant vectors: by tenant, then object key. */
  readonly expected?: Readonly<Record<string, unknown>>;
  readonly silent?: readonly string[];
}

export interface VectorTenant {
  readonly cloud: string;
  readonly initialDomain: string;
  readonly coexistenceDomain?: string;
  readonly verifiedDomains?: readonly string[];
  readonly acceptedDomains?: Readonly<Record<string, string>>;
  readonly connectors?: { readonly onPremises?: boolean };
  readonly features?: {
    readonly duplicateAttributeResiliency?: boolean;
    readonly softMatchOnUpn?: boolean;
    readonly blockSoftMatch?: boolean;
    readonly blockHardMatch?: boolean;
  };
}

export interface VectorExisting {
  readonly key: string;
  readonly objectClass: 'user' | 'contact' | 'group';
  readonly source: 'cloud' | 'sync' | 'outOfScope';
  readonly immutableId?: string;
  readonly userPrincipalName?: string;
  readonly mailNickname?: string;
  readonly proxyAddresses?: readonly string[];
  readonly roles?: readonly string[];
}

export interface VectorStep {
  readonly action?: string;
  readonly tenant?: string;
  readonly object?: string;
  readonly domain?: string;
  readonly synced?: Readonly<Record<string, unknown>>;
  readonly licensed?: boolean;
  readonly mailbox?: { readonly inTenant?: boolean; readonly kind?: 'User' | 'Shared' | 'Room' | 'Equipment' };
  readonly cloudMSExchRecipientDisplayType?: number;
  readonly expected?: Readonly<Record<string, unknown>>;
}

/** What one vector came to. */
export interface VectorResult {
  readonly id: string;
  readonly title: string;
  /** One line for each place that differs; empty when the vector passes. */
  readonly differences: readonly string[];
}
