import type { FileSet } from '../base/files.js';

/** The data onegal ships: `rules/…` and `schemas/…` by path relative to the package; `io` reads it once. */
export type Resources = FileSet;
