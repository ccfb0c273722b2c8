import type { Attributes } from '../attribute/value.js';
import type { Place } from '../base/diagnostic.js';
import type { EngineErrorName } from './finding-kinds.js';

/** An object as a full import brings it into a connector space (sync-engine 1.1). */
export interface ImportedObject {
  readonly dn: string;
  readonly objectType: string;
  /** Only selected attributes, typed after the schema of the connector; references are DNs of the same connector space. */
  readonly attributes: Attributes;
  /** `Connector.ID`, `Domain.…` and `Forest.…` as they apply to this object (PIPE-9). */
  readonly parameters: ReadonlyMap<string, string>;
  readonly at: Place;
}

/** What a server would export for one object of a target connector, settled (STG-13). */
export interface ExportedObject {
  /** `CN={hex}` in the AAD connector space (JOIN-20). */
  readonly dn: string;
  /** Type in the target connector: `user`, `contact`, `group`. */
  readonly objectType: string;
  readonly sourceAnchor: string;
  /** By the connector's attribute names (`alias`, `surname`, …), in their order; references are DNs of the target connector space. */
  readonly attributes: Attributes;
  /** The AD objects joined to the same metaverse object, DNs, sorted. */
  readonly sources: readonly string[];
  /** Whether password hashes of this object are synchronised if the feature is on (AUT-9, H13). */
  readonly passwordSync: boolean;
}

/** An object that is in error keeps its previous state; the run goes on (ERR-1). */
export interface ObjectError {
  readonly connector: string;
  readonly dn: string;
  /** One of the names of ERR-3. */
  readonly error: EngineErrorName;
  readonly message: string;
  /** Name of the rule whose flow or join raised it, where there is one. */
  readonly rule?: string;
}
