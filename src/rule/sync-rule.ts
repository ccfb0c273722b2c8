/** A synchronisation rule, loss-free: every codec reads into it and writes from it (export-formats, neutral model). */
export interface SyncRule {
  /** Lower-case GUID without braces. */
  readonly id: string;
  readonly internalId: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  /** `Microsoft.….NNN` on a standard rule, empty on a custom rule (AUT-1). */
  readonly immutableTag: string;
  readonly direction: Direction;
  readonly disabled: boolean;
  /** Identifier of the connector, lower-case GUID without braces. */
  readonly connector: string;
  /** Connector-space type inbound, metaverse type outbound. */
  readonly sourceObjectType: string;
  /** Metaverse type inbound (`*` = any), connector-space type outbound. */
  readonly targetObjectType: string;
  readonly linkType: LinkType;
  /** The lower number wins, per target attribute (PREC-1). */
  readonly precedence: number;
  /** Identifier of another rule, `null` when unused (the zero GUID in files). */
  readonly precedenceAfter: string | null;
  readonly precedenceBefore: string | null;
  /** A time span as the files spell it, `00:00:00` everywhere so far (DEL-9). */
  readonly softDeleteExpiryInterval: string;
  readonly enablePasswordSync: boolean;
  readonly flows: readonly Flow[];
  /** Groups are tried in order, conditions of a group are ANDed (JOIN-1). */
  readonly joinGroups: readonly (readonly JoinCondition[])[];
  /** Groups are ORed, clauses of a group are ANDed; no group means everything (SCP-1, SCP-2). */
  readonly scopeGroups: readonly (readonly ScopeClause[])[];
  /** Elements no published version of the format has: kept, reported, written back in place (XML-1). */
  readonly unknown: readonly UnknownPart[];
}

export type Direction = 'Inbound' | 'Outbound';
export type LinkType = 'Provision' | 'Join' | 'StickyJoin';
export type MergeType = 'Update' | 'Replace' | 'Merge' | 'MergeCaseInsensitive';

interface FlowCommon {
  readonly target: string;
  readonly merge: MergeType;
  /** Runs only when the target object is created (FLOW-9). */
  readonly applyOnce: boolean;
}

export type Flow = DirectFlow | ConstantFlow | ExpressionFlow;

export interface DirectFlow extends FlowCommon {
  readonly kind: 'direct';
  readonly source: string;
}

export interface ConstantFlow extends FlowCommon {
  readonly kind: 'constant';
  readonly constant: string;
}

export interface ExpressionFlow extends FlowCommon {
  readonly kind: 'expression';
  readonly expression: string;
  /** The attributes the file lists; a hint that may be incomplete or missing (FLOW-8). */
  readonly sources: readonly string[];
}

/** Both directions: the connector-space attribute and the metaverse attribute (JOIN-3). */
export interface JoinCondition {
  readonly csAttribute: string;
  readonly mvAttribute: string;
  readonly caseSensitive: boolean;
}

/** `attribute` belongs to the source object in either direction (SCP-3). */
export interface ScopeClause {
  readonly attribute: string;
  readonly operator: ScopeOperator;
  /** Constant as text; may contain `%Parameter%`; ignored by ISNULL and ISNOTNULL (SCP-4). */
  readonly value: string;
}

/** A piece of a rule file that the model has no field for (XML-1). */
export interface UnknownPart {
  readonly kind: 'element' | 'attribute';
  /** The enclosing element: names and positions from 0, `attribute-mappings/mapping[3]`; empty for the rule itself. */
  readonly parent: string;
  /**
   * Behind which of the parent's known children an element stands: 0 before all of them, n behind the nth in the order
   * of the format, or of the list. 0 for attributes.
   */
  readonly after: number;
  /** Elements exactly as they stood in the file, attributes as `name="value"`. */
  readonly text: string;
}

/** Canonical spellings, the only ones onegal writes (sync-engine 3.2). */
export const scopeOperators = [
  'EQUAL',
  'NOTEQUAL',
  'LESSTHAN',
  'LESSTHAN_OR_EQUAL',
  'GREATERTHAN',
  'GREATERTHAN_OR_EQUAL',
  'CONTAINS',
  'NOTCONTAINS',
  'STARTSWITH',
  'NOTSTARTSWITH',
  'ENDSWITH',
  'NOTENDSWITH',
  'ISNULL',
  'ISNOTNULL',
  'ISIN',
  'ISNOTIN',
  'ISBITSET',
  'ISBITNOTSET',
  'ISMEMBEROF',
  'ISNOTMEMBEROF',
] as const;

export type ScopeOperator = (typeof scopeOperators)[number];

/** A link rule can join or create: it has join conditions, or it provisions (sync-engine 2.4). */
export const isLinkRule = (rule: SyncRule): boolean => rule.linkType === 'Provision' || rule.joinGroups.length > 0;

/** Standard rules carry an immutable tag of Microsoft's and are never edited (AUT-1, AUT-2). */
export const isStandardRule = (rule: SyncRule): boolean => rule.immutableTag.startsWith('Microsoft.');
