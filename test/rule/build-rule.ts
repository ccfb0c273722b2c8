import { schemaOf } from '../../src/attribute/schema.js';
import type { Connector, ServerConfiguration } from '../../src/rule/server-export.js';
import { aadConnectorId } from '../../src/rule/server-export.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';

export const adConnectorId = '7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b58';

let last = 0;

/** A small inbound rule with an id of its own; what matters to a test is given. */
export const buildRule = (given: Partial<SyncRule> = {}): SyncRule => {
  const id = `5b0d2c7e-3f41-4c86-9a2d-${String(++last).padStart(12, '0')}`;
  return {
    id,
    internalId: id,
    version: 1,
    name: `Contoso - ${last}`,
    description: '',
    immutableTag: '',
    direction: 'Inbound',
    disabled: false,
    connector: adConnectorId,
    sourceObjectType: 'user',
    targetObjectType: 'person',
    linkType: 'Join',
    precedence: last % 100,
    precedenceAfter: null,
    precedenceBefore: null,
    softDeleteExpiryInterval: '00:00:00',
    enablePasswordSync: false,
    flows: [],
    joinGroups: [],
    scopeGroups: [],
    unknown: [],
    ...given,
  };
};

const text = { type: 'string', multiValued: false } as const;
const list = { type: 'string', multiValued: true } as const;

const flag = { type: 'boolean', multiValued: false } as const;

const connector = (given: Partial<Connector>): Connector => ({
  id: adConnectorId,
  name: 'corp.contoso.example',
  kind: 'ad',
  schema: schemaOf([
    { name: 'mail', ...text },
    { name: 'proxyAddresses', ...list },
    { name: 'title', ...text },
    { name: 'isHidden', ...flag },
  ]),
  selected: new Set(['mail', 'proxyAddresses']),
  partitions: [],
  parameters: new Map(),
  ...given,
});

export const buildConfiguration = (given: Partial<ServerConfiguration> = {}): ServerConfiguration => ({
  origin: 'built-in',
  rules: [],
  connectors: [connector({}), connector({ id: aadConnectorId, name: 'contoso.onmicrosoft.com - AAD', kind: 'aad' })],
  metaverse: {
    schema: schemaOf([
      { name: 'mail', ...text },
      { name: 'proxyAddresses', ...list },
      { name: 'title', ...text },
    ]),
    objectTypes: new Set(['person', 'group', 'device']),
    settings: new Map(),
  },
  ...given,
});
