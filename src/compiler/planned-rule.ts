import type { Diagnostic } from '../base/diagnostic.js';
import type { Server, Tenant, Workspace } from '../model/workspace.js';
import type { Connector, ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { Holes } from './domain-holes.js';
import type { HomeScopes } from './home-scope.js';

/** The server a template is expanded for, and everything its passes read. */
export interface ExpansionContext {
  readonly workspace: Workspace;
  readonly server: Server;
  readonly tenant: Tenant;
  readonly configuration: ServerConfiguration;
  /** The AD connector the rules belong to. */
  readonly connector: Connector;
  readonly scopes: HomeScopes;
  readonly holes: Holes;
  /** Rules of the server without what an earlier compilation put there, so that compiling again changes nothing. */
  readonly baseline: readonly SyncRule[];
  readonly inetOrgPersons: boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A generated rule before it has a number. */
export interface PlannedRule {
  readonly rule: Omit<SyncRule, 'precedence'>;
  /** Number in the plan of scenario C.3. */
  readonly number: number;
  /** For inetOrgPerson, beside the rule for users. */
  readonly twin: boolean;
}
