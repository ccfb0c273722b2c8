import type { Diagnostic } from '../base/diagnostic.js';
import type { Environment } from '../expression/context.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { ExportedObject, ImportedObject, ObjectError } from './cs-object.js';

/** One server and what it imports. */
export interface EngineInput {
  readonly configuration: ServerConfiguration;
  /** Rules on top of `configuration.rules`: what the compiler generated or the user supplied. */
  readonly customRules: readonly SyncRule[];
  /** By connector identifier. */
  readonly imported: ReadonlyMap<string, readonly ImportedObject[]>;
  readonly environment: Environment;
}

export interface EngineOutput {
  /** By connector identifier, sorted by DN. */
  readonly exports: ReadonlyMap<string, readonly ExportedObject[]>;
  readonly errors: readonly ObjectError[];
  /** Rule-set problems and remarks on results that hinge on an undocumented point. */
  readonly diagnostics: readonly Diagnostic[];
}
