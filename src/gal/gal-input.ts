import type { Instant } from '../attribute/value.js';
import type { TenantDirectory } from '../cloud/tenant-directory.js';
import type { Directory } from '../model/directory.js';
import type { Workspace } from '../model/workspace.js';
import type { Outside } from './outside.js';

/** Everything the unified list, mail flow and free/busy are derived from. */
export interface GalInput {
  readonly workspace: Workspace;
  readonly directory: Directory;
  /** The source anchor of an AD object by DN: of the export it is a source of, else derived from its `objectGUID`. */
  readonly anchorOf: (dn: string) => string | null;
  /** One for each tenant of the workspace that was simulated, in any order; objects sorted by source anchor. */
  readonly tenants: readonly TenantDirectory[];
  /** The other parts, when the directory is one of several. */
  readonly outside?: Outside;
  /** The day that dated warnings compare with. */
  readonly asOf: Instant;
}
