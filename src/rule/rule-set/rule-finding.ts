import type { Severity } from '../../base/diagnostic.js';
import type { SyncRule } from '../sync-rule.js';

/** A remark about one rule among the others; the message goes on after the rule's name. */
export interface RuleFinding {
  readonly rule: SyncRule;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
}
