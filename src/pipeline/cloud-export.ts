import type { ExportedObject } from '../engine/cs-object.js';
import type { EngineResult } from '../engine/engine.js';
import { aadConnectorId } from '../rule/server-export.js';

/** What a server exports to its tenant, sorted by DN; nothing when it has no AAD connector (AUT-11). */
export const cloudExportOf = ({ output }: { readonly output: EngineResult }): readonly ExportedObject[] =>
  output.exports.get(aadConnectorId) ?? [];
