import type { Direction, SyncRule } from '../rule/sync-rule.js';
import type { FlowOutcome } from './flow-outcome.js';

/** One evaluation: of a connector-space object inbound, of a metaverse object for one target type outbound. */
export interface ObservedEvaluation {
  readonly direction: Direction;
  /** Name of the connector and object type in it. */
  readonly connector: string;
  readonly objectType: string;
  /** DN of the object that is synchronised; outbound evaluations follow the inbound one that caused them. */
  readonly dn: string;
}

/** One flow's part in the decision about a target attribute (PREC-10). */
export interface ObservedFlow {
  readonly rule: SyncRule;
  /** DN of the object the flow reads inbound, empty outbound. */
  readonly source: string;
  readonly outcome: FlowOutcome;
}

/**
 * Is told why a run does what it does. The engine asks `observes` once per object; an object that nobody observes costs nothing more.
 * Objects are evaluated more than once in a run (STG-13, REF-3): the last report about an attribute is the one that holds.
 */
export interface EngineObserver {
  observes(connector: string, dn: string): boolean;
  /** Which rules of the source type have the object in scope. */
  scope?(evaluation: ObservedEvaluation, inScope: readonly SyncRule[], outOfScope: readonly SyncRule[]): void;
  /** How the object came to its link, or that it has none. */
  link?(evaluation: ObservedEvaluation, how: 'linked' | 'joined' | 'created' | 'none', rule: SyncRule | null): void;
  /** All flows of a target, the strongest first; `winner` is the place of the one that decided, -1 when none did or all are merged. */
  flow?(evaluation: ObservedEvaluation, target: string, flows: readonly ObservedFlow[], winner: number): void;
}
