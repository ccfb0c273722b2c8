import type { Value } from '../attribute/value.js';
import type { authoritativeNull, ignoreThisFlow } from '../expression/outcome.js';
import type { EngineErrorName } from './finding-kinds.js';

/** Names of errors that a flow can put an object into (ERR-3). */
export type FlowError = Extract<
  EngineErrorName,
  | 'sync-rule-error-function-triggered'
  | 'sync-rule-flow-failed'
  | 'multiple-values-for-single-valued-target'
  | 'value-too-long'
>;

/** The flow cannot contribute and the object is in error (FLOW-2). */
export interface FlowFailure {
  readonly kind: 'failed';
  readonly error: FlowError;
  readonly message: string;
}

/** What one attribute flow contributes to its target (FLOW-2); `null` is NULL. */
export type FlowOutcome = Value | null | typeof authoritativeNull | typeof ignoreThisFlow | FlowFailure;

export const isFlowFailure = (outcome: FlowOutcome): outcome is FlowFailure =>
  typeof outcome === 'object' &&
  outcome !== null &&
  !Array.isArray(outcome) &&
  'kind' in outcome &&
  outcome.kind === 'failed';
