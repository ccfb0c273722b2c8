import { aadConnectorId, type ConnectorKind, type ServerConfiguration } from './server-export.js';
import type { SyncRule } from './sync-rule.js';

/** What stays the same about a standard rule across servers and versions (AUT-10). */
export interface StandardRuleKey {
  readonly name: string;
  /** The immutable tag, with or without its version: `Microsoft.InfromADUserJoin` finds `….006` and `….012`. */
  readonly tag: string;
  readonly connectorKind: ConnectorKind;
}

/** The immutable tag without the version that an upgrade raises (AUT-1). */
export const tagStem = (immutableTag: string): string => immutableTag.replace(/\.\d+$/, '');

/**
 * The standard rules that match name, tag and kind of connector, never number or identifier (AUT-10). A server with
 * several forests has one of each for every AD connector.
 */
export const findStandardRules = (
  configuration: Pick<ServerConfiguration, 'rules' | 'connectors'>,
  key: StandardRuleKey,
): readonly SyncRule[] => {
  const kinds = new Map(configuration.connectors.map((connector) => [connector.id, connector.kind]));
  const stem = tagStem(key.tag);
  return configuration.rules.filter(
    (rule) =>
      rule.name === key.name &&
      rule.immutableTag.startsWith('Microsoft.') &&
      tagStem(rule.immutableTag) === stem &&
      (kinds.get(rule.connector) ?? kindOfUnread(rule)) === key.connectorKind,
  );
};

/** Without connector files only the identifier that all AAD connectors share tells them apart (FOL-4, AUT-11). */
const kindOfUnread = (rule: SyncRule): ConnectorKind => (rule.connector === aadConnectorId ? 'aad' : 'ad');
