import type { ExportError } from './entra/validate.js';
import type { ObjectClass } from './tenant-directory.js';

/** An exported object that the tenant could not create. */
export interface TenantFailure {
  readonly sourceAnchor: string;
  readonly class: ObjectClass;
  readonly displayName: string | null;
  /** DNs of the AD objects. */
  readonly sources: readonly string[];
  readonly errors: readonly ExportError[];
  readonly marks: readonly string[];
}
