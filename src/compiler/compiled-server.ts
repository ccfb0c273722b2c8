import type { SyncRule } from '../rule/sync-rule.js';
import type { Placement } from './placement.js';

/** The custom rules of one server. */
export interface CompiledServer {
  readonly server: string;
  readonly tenant: string;
  /** Sorted by precedence. */
  readonly rules: readonly SyncRule[];
  readonly placement: Placement;
  /** Every identifier the templates can give on this server, whatever the options are, sorted. */
  readonly ownIds: readonly string[];
}
