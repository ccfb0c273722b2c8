import type { FileSet } from '../base/files.js';

/** What comes with the installed package; `io` reads it once. */
export interface Resources {
  /** `rules/…` and `schemas/…` by path relative to the package. */
  readonly data: FileSet;
  readonly version: string;
}
