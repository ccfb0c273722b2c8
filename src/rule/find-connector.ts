import type { Diagnostic } from '../base/diagnostic.js';
import { foldAscii } from '../base/fold-case.js';
import { failed, ok, type Result } from '../base/result.js';
import type { Connector, ConnectorKind, ServerConfiguration } from './server-export.js';

/**
 * The connector of a kind: AD connectors by name ignoring case, the AAD connector by its kind alone (FOL-5). The only
 * AD connector of an export is taken under another name, too, with a warning.
 */
export const findConnector = (
  configuration: Pick<ServerConfiguration, 'connectors'>,
  kind: ConnectorKind,
  name: string,
): Result<Connector> => {
  const candidates = configuration.connectors.filter((connector) => connector.kind === kind);
  const named = candidates.find((connector) => foldAscii(connector.name) === foldAscii(name));
  if (named !== undefined) return ok(named);
  const [only, second] = candidates;
  if (only === undefined || second !== undefined) return failed([notFound(kind, name, candidates)]);
  return ok(only, [otherName(kind, name, only.name)]);
};

const notFound = (kind: ConnectorKind, name: string, candidates: readonly Connector[]): Diagnostic => ({
  code: 'rule/connector-not-found',
  severity: 'error',
  message: `the server has no ${kind.toUpperCase()} connector \`${name}\``,
  help:
    candidates.length === 0
      ? 'Copy the folder Connectors of the export as well.'
      : `Name one of ${candidates.map((connector) => `\`${connector.name}\``).join(', ')}.`,
});

/** The name of an AAD connector is a hint to the tenant, so a difference is worth a look for both kinds (FOL-6). */
const otherName = (kind: ConnectorKind, wanted: string, found: string): Diagnostic => ({
  code: 'rule/connector-name',
  severity: 'warning',
  message: `the only ${kind.toUpperCase()} connector is called \`${found}\`, not \`${wanted}\`; it is used`,
  help: 'Check that this is the export of the right server, and correct the name in the workspace.',
});
