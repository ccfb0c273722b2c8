import type { SyncRule } from '../sync-rule.js';

/** What a change of a rule consists of. */
export type ChangeKind =
  | 'flowAdded'
  | 'flowRemoved'
  | 'flowChanged'
  | 'scope'
  | 'join'
  | 'linkType'
  | 'objectType'
  | 'passwordSync'
  | 'disabled'
  | 'enabled'
  | 'order'
  | 'unknownPart';

/** One change that can make a difference to some object. */
export interface RuleChange {
  readonly kind: ChangeKind;
  /** The target attribute of a flow, the other rule of an order, empty otherwise. */
  readonly subject: string;
  /** As people read it; empty where there is nothing on that side. */
  readonly before: string;
  readonly after: string;
}

/** A rule before and after. */
export interface RulePair {
  readonly before: SyncRule;
  readonly after: SyncRule;
}

/** An expression in canonical spelling; the text itself where it cannot be read. */
export type Canonical = (expression: string) => string;
