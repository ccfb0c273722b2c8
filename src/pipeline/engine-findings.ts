import type { EngineResult } from '../engine/engine.js';
import type { Finding } from '../model/finding.js';

/** The errors a server would report on objects, as findings in its tenant (ERR-1, ERR-3). */
export const engineFindings = (tenant: string, { errors }: EngineResult): readonly Finding[] =>
  errors.map(({ error, message, dn, connector, rule }) => ({
    check: `engine/${error}`,
    severity: 'error',
    message: rule === undefined ? message : `rule \`${rule}\`: ${message}`,
    modes: modesOf.get(error) ?? [],
    tenant,
    objects: [dn],
    help: `The object keeps its previous state on \`${connector}\`; correct the rule or the data and synchronise again.`,
    marks: [],
  }));

/** Failure modes of scenario F that end in an error of this name. */
const modesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['ambiguous-import-flow-from-multiple-connectors', ['F50']],
  ['different-join-criteria', ['F29']],
  ['conflicting-merge-types', ['F30']],
]);
