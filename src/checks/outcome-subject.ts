import type { TenantDirectory } from '../cloud/tenant-directory.js';
import type { ExportedObject } from '../engine/cs-object.js';
import type { AdObject } from '../model/directory.js';
import type { Workspace } from '../model/workspace.js';

/** What a simulation came to, as checks look at it; the pipeline fills it. */
export interface OutcomeSubject {
  readonly workspace: Workspace;
  /** The forest's objects, sorted by folded DN. */
  readonly objects: readonly AdObject[];
  /** In the order of the workspace. */
  readonly servers: readonly ServerOutcome[];
  /** What every tenant made of its export, in the order of the workspace. */
  readonly tenants: readonly TenantDirectory[];
}

/** What one server exports to its tenant. */
export interface ServerOutcome {
  readonly server: string;
  readonly tenant: string;
  readonly exports: readonly ExportedObject[];
}
