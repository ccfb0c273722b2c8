import { readYaml } from '../base/read-yaml.js';
import { ok, type Result } from '../base/result.js';
import { compileSchema } from '../base/validate.js';

/** What is configured beside the sync rules today, as `companion.yaml` describes it; everything is optional (scenario D). */
export interface Companion {
  readonly dns?: readonly DnsRecord[];
  readonly adfs?: { readonly relyingParties: readonly string[]; readonly immutableId?: string };
  readonly onPremises?: OnPremises;
  /** By tenant name. */
  readonly tenants?: Readonly<Record<string, TenantCompanion>>;
  /** By server name. */
  readonly servers?: Readonly<Record<string, ServerCompanion>>;
}

export interface DnsRecord {
  readonly name: string;
  readonly type: 'MX' | 'TXT' | 'CNAME' | 'SRV' | 'A';
  readonly value: string;
}

export interface OnPremises {
  readonly acceptedDomains?: readonly { readonly domain: string; readonly type: 'authoritative' | 'internalRelay' }[];
  readonly sendConnectors?: readonly { readonly name: string; readonly addressSpaces: readonly string[] }[];
  readonly remoteDomains?: readonly { readonly domain: string; readonly targetDeliveryDomain?: boolean }[];
  /** Names of the tenants that the hybrid configuration wizard was run against. */
  readonly hybridTenants?: readonly string[];
}

export interface TenantCompanion {
  readonly tenantId?: string;
  readonly federatedDomains?: readonly string[];
  /** User principal names of global administrators. */
  readonly administrators?: readonly string[];
  readonly exchange?: ExchangeOnline;
  readonly availability?: Availability;
  /** Objects that exist in this tenant only. */
  readonly cloudOnly?: readonly CloudOnlyObject[];
}

export interface CloudOnlyObject {
  readonly name: string;
  readonly kind: 'user' | 'guest' | 'contact' | 'group' | 'sharedMailbox';
  readonly addresses: readonly string[];
  readonly userPrincipalName?: string;
}

export interface ExchangeOnline {
  readonly outboundConnectors?: readonly OutboundConnector[];
  readonly inboundConnectors?: readonly InboundConnector[];
  readonly remoteDomains?: readonly string[];
  readonly autoForwarding?: 'on' | 'off' | 'automatic';
}

export interface OutboundConnector {
  readonly name: string;
  readonly domains: readonly string[];
  readonly type?: 'partner' | 'onPremises';
  readonly routeAllMessagesViaOnPremises?: boolean;
  readonly cloudServicesMailEnabled?: boolean;
}

export interface InboundConnector {
  readonly name: string;
  readonly senderDomains: readonly string[];
  readonly type?: 'partner' | 'onPremises';
  readonly restrictToCertificate?: boolean;
  readonly restrictToAddresses?: boolean;
  readonly skipsLastHop?: boolean;
  readonly cloudServicesMailEnabled?: boolean;
  readonly treatMessagesAsInternal?: boolean;
}

export interface Availability {
  readonly allowedTenantIds?: readonly string[];
  readonly addressSpaces?: readonly AddressSpace[];
  readonly organizationRelationships?: readonly { readonly name: string; readonly domains: readonly string[] }[];
  readonly intraOrganizationConnectors?: readonly { readonly name: string; readonly domains: readonly string[] }[];
}

export interface AddressSpace {
  readonly domain: string;
  readonly accessMethod: string;
  readonly tenantId?: string;
  readonly endpoint?: string;
}

export interface ServerCompanion {
  readonly version?: string;
  readonly anchorAttribute?: string;
  readonly exchangeHybrid?: boolean;
  readonly groupWriteback?: boolean;
  readonly deviceWriteback?: boolean;
  readonly seamlessSso?: boolean;
  readonly deletionThreshold?: number | 'off';
  /** DNs of the containers that are selected. */
  readonly containers?: readonly string[];
  readonly excludedAttributes?: readonly string[];
  /** Hosts the proxy lets through. */
  readonly allowedHosts?: readonly string[];
}

/** Reads `companion.yaml`, every mistake placed. */
export const readCompanion = (text: string, file: string, schema: string): Result<Companion> => {
  const document = readYaml(text, file);
  if (!document.ok) return document;
  const checked = compileSchema(schema)(document.value);
  // Every key and type was just checked against schemas/companion.schema.json, which Companion describes.
  return checked.ok ? ok(checked.value as Companion, [...document.diagnostics, ...checked.diagnostics]) : checked;
};
