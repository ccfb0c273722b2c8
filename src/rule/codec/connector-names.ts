import { uuidV5 } from '../../base/uuid.js';
import { parseGuid } from '../guid.js';
import { aadConnectorId, type Connector } from '../server-export.js';

/** Translates between a connector's identifier and its name, which one format uses instead (DSC-1). */
export interface ConnectorNames {
  readonly nameOf: (id: string) => string;
  /** `known` is false where the identifier had to be made up from the name. */
  readonly idOf: (name: string) => { readonly id: string; readonly known: boolean };
}

/** Of our own making, never to be changed: identifiers of connectors that are known by name only derive from it. */
const namespace = 'c2a1d9be-8f0b-4f41-9a52-6f0f0a3f1d77';

/**
 * The names of the given connectors. A connector that is not among them is called by its identifier, so that it can be
 * found again; a name that is not among them gives an identifier that derives from it.
 */
export const connectorNames = (connectors: readonly Pick<Connector, 'id' | 'name'>[]): ConnectorNames => {
  const names = new Map(connectors.map(({ id, name }) => [id, name]));
  const ids = new Map(connectors.map(({ id, name }) => [name, id]));
  return {
    nameOf: (id) => names.get(id) ?? id,
    idOf: (name) => {
      const id = ids.get(name) ?? parseGuid(name);
      if (id !== null) return { id, known: true };
      // Every server's AAD connector has this identifier, and a name that ends like this (FOL-6).
      if (name.endsWith(' - AAD')) return { id: aadConnectorId, known: true };
      return { id: uuidV5(name, namespace), known: false };
    },
  };
};
