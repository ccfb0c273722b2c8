import type { SyncRule } from '../rule/sync-rule.js';

/** The custom rules of one server. */
export interface CompiledServer {
  readonly server: string;
  readonly tenant: string;
  /** Sorted by precedence. */
  readonly rules: readonly SyncRule[];
}
