import type { Schema } from '../attribute/schema.js';
import type { SyncRule } from './sync-rule.js';

/** The AAD connector has this identifier on every server (AUT-11). */
export const aadConnectorId = 'b891884f-051e-4a83-95af-2544101c9083';

export type ConnectorKind = 'ad' | 'aad' | 'other';

/** One connector of a server, without anything that must not leave the machine (FOL-7). */
export interface Connector {
  /** Lower-case GUID without braces. */
  readonly id: string;
  readonly name: string;
  readonly kind: ConnectorKind;
  /** Every attribute the connected directory knows. */
  readonly schema: Schema;
  /** The attributes that are imported and exported; `null` = not known, treat every attribute as selected. */
  readonly selected: ReadonlySet<string> | null;
  readonly partitions: readonly Partition[];
  /** `Forest.FQDN`, `Forest.Netbios`, `Forest.LDAP`, and what an administrator added, by exact name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Parameters that rules may name though their values, which may be secret, were not read. */
  readonly withheldParameters?: ReadonlySet<string>;
}

/** A domain (AD) or the single partition of the AAD connector. */
export interface Partition {
  readonly dn: string;
  readonly name: string;
  readonly selected: boolean;
  readonly objectTypes: readonly string[];
  /** The longest matching DN decides whether a container is imported. */
  readonly containerInclusions: readonly string[];
  readonly containerExclusions: readonly string[];
  /** `Domain.FQDN`, `Domain.Netbios`, `Domain.LDAP`. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The metaverse: its attributes and which object types exist, and the global settings of MV.xml. */
export interface Metaverse {
  /** Empty when the export has no MV.xml: not known, so nothing can be checked against it (FOL-4, `isKnown`). */
  readonly schema: Schema;
  readonly objectTypes: ReadonlySet<string>;
  /** Which attributes each object type has; left out where only the flat schema is known. */
  readonly classes?: ReadonlyMap<string, ReadonlySet<string>>;
  /** `Microsoft.…` parameters by exact name, secrets left out; empty for the built-in baseline. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What a server is before onegal adds anything: read from its export, or built in (design 5). */
export interface ServerConfiguration {
  readonly origin: 'export' | 'built-in';
  readonly rules: readonly SyncRule[];
  /** Empty when the export has no connectors: not known (FOL-4). */
  readonly connectors: readonly Connector[];
  readonly metaverse: Metaverse;
}

/** A schema without a single attribute was not read; no real directory has one (FOL-4). */
export const isKnown = (schema: Schema): boolean => schema.size > 0;
