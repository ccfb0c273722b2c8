import type { Value } from '../../src/attribute/value.js';
import type { ExportedObject } from '../../src/engine/cs-object.js';
import type { Tenant } from '../../src/model/workspace.js';

export const tenant: Tenant = {
  name: 'global',
  cloud: 'global',
  initialDomain: 'contoso.onmicrosoft.com',
  routingDomain: 'contoso.mail.onmicrosoft.com',
  verifiedDomains: ['contoso.com'],
  acceptedDomains: [],
  licensing: { kind: 'home' },
  mailboxes: { kind: 'home' },
};

/** JOIN-20. */
export const dnOf = (anchor: string): string => `CN={${Buffer.from(anchor).toString('hex').toUpperCase()}}`;

/** What a server exports, by the connector's names. */
export const exported = (
  anchor: string,
  objectType: string,
  attributes: Readonly<Record<string, Value>>,
): ExportedObject => ({
  dn: dnOf(anchor),
  objectType,
  sourceAnchor: anchor,
  attributes: new Map(Object.entries({ displayName: anchor, ...attributes })),
  sources: [`CN=${anchor},DC=contoso,DC=internal`],
  passwordSync: false,
});
