import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { aadConnectorId, type ServerConfiguration } from './server-export.js';
import { isStandardRule, type SyncRule } from './sync-rule.js';

/** Rules of a folder on the connectors of a server: what takes the place of its baseline, and what is added to it. */
export interface AdoptedRules {
  readonly configuration: ServerConfiguration;
  readonly custom: readonly SyncRule[];
}

/**
 * Puts rules from disk onto a server. A folder with standard rules is a whole server and replaces the baseline; otherwise the
 * rules are custom rules. AD connectors differ from server to server (AUT-11): rules of one foreign connector move to the
 * only AD connector of the server; several cannot be told apart and are an error.
 */
export const adoptRules = (
  rules: readonly SyncRule[],
  configuration: ServerConfiguration,
  folder: string,
): Result<AdoptedRules> => {
  const known = new Set(configuration.connectors.map(({ id }) => id));
  const foreign = new Set(rules.map(({ connector }) => connector).filter((id) => !known.has(id)));
  foreign.delete(aadConnectorId);
  const own = configuration.connectors.filter(({ kind }) => kind === 'ad');
  const [only] = own;
  const canMove = foreign.size === 0 || (foreign.size === 1 && own.length === 1);
  if (!canMove) return failed([ambiguousConnectors(foreign, own.length, folder)]);
  const moved =
    only === undefined
      ? rules
      : rules.map((rule) => (foreign.has(rule.connector) ? { ...rule, connector: only.id } : rule));
  const isServer = moved.some(isStandardRule);
  return ok(
    {
      configuration: isServer ? { ...configuration, rules: moved.filter(isStandardRule) } : configuration,
      custom: moved.filter((rule) => !isServer || !isStandardRule(rule)),
    },
    [...foreign].map((id) => otherConnector(id, only?.name ?? '', folder)),
  );
};

const otherConnector = (id: string, name: string, file: string): Diagnostic => ({
  code: 'rule/other-connector',
  severity: 'info',
  message: `the rules belong to the connector \`{${id}}\` of another server; they are used on \`${name}\``,
  at: { file },
  help: 'Compile for this server to have its own identifiers.',
});

const ambiguousConnectors = (foreign: ReadonlySet<string>, own: number, file: string): Diagnostic => ({
  code: 'rule/unknown-connector',
  severity: 'error',
  message: `the rules belong to ${foreign.size} connectors that the server does not have, and it has ${own} AD connectors`,
  at: { file },
  help: 'Put the export of the server they come from into `servers/`, so that its connectors are known.',
});
