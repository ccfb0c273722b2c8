import type { Attributes } from '../attribute/value.js';
import type { LinkType } from '../rule/sync-rule.js';

/** What a server remembers from one run to the next: its connector spaces and its metaverse (STG-1 to STG-4). */
export interface EngineState {
  readonly connectors: readonly ConnectorState[];
  readonly metaverse: readonly MvState[];
}

/** One connector space (STG-1). */
export interface ConnectorState {
  /** Identifier of the connector. */
  readonly id: string;
  readonly objects: readonly CsState[];
}

/** An object of a connector space (STG-2); everything it exported is confirmed (STG-10). */
export interface CsState {
  readonly dn: string;
  readonly objectType: string;
  /** The identifier that finds the object again when it was moved or renamed (STG-6); `null` where the directory has none. */
  readonly anchor: string | null;
  /** Equal for equal imports; `null` for an object that was provisioned and never imported. */
  readonly stamp: string | null;
  /** What was imported, only where an export changed it. */
  readonly imported: Attributes | null;
  /** What the directory holds after the exports; `null` as long as it is what was imported. */
  readonly values: Attributes | null;
  /** Values that flows merged into those that were there (MRG-3). */
  readonly contributed: Attributes | null;
  /** The inbound link rules that hold the link (JOIN-9). */
  readonly keeper: { readonly criteria: string; readonly linkType: LinkType } | null;
  /** Whether an outbound Provision rule is part of the lineage (DEL-5). */
  readonly provisioned: boolean;
  /** Whether outbound rules hold the link. */
  readonly heldOutbound: boolean;
  /**
   * Of a linked object in error: identifiers of the inbound rules that it was in scope of when it last went well, whose flows still count
   * (ERR-1); `null` for all others.
   */
  readonly formerRules: readonly string[] | null;
}

/** An object of the metaverse (STG-3). References are places in `EngineState.metaverse`, in decimal. */
export interface MvState {
  readonly objectType: string;
  readonly attributes: Attributes;
  /** In the order they were linked (STG-4). */
  readonly links: readonly ObjectPlace[];
  /** Values that stay because flows are ignored, and whose flows they were (FLOW-9, PREC-9). */
  readonly kept: readonly { readonly attribute: string; readonly source: ObjectPlace }[];
  readonly passwordSync: boolean;
  readonly hasReferences: boolean;
  readonly isReferenced: boolean;
}

/** Names an object of a connector space. */
export interface ObjectPlace {
  /** Place of the connector in `EngineState.connectors`. */
  readonly connector: number;
  readonly dn: string;
}
