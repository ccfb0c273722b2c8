import { adSchema, adSelected, entraSchema, entraSelected } from '../../attribute/catalogue.js';
import { foldAscii } from '../../base/fold-case.js';
import { aadConnectorId, type Connector, type Partition } from '../server-export.js';

/** A domain of the forest by both of its names. */
export interface DomainNames {
  readonly fqdn: string;
  readonly netbios: string;
}

/** Types that the rules read, and the containers that hold them (sync-engine 2.2). */
const adTypes = ['contact', 'group', 'inetOrgPerson', 'user', 'container', 'domainDNS', 'organizationalUnit'];
const aadTypes = ['contact', 'group', 'user'];

/** The AD connector of a forest that imports every domain whole (PIPE-9). */
export const builtInAdConnector = (
  id: string,
  name: string,
  forestFqdn: string,
  domains: readonly DomainNames[],
): Connector => ({
  id,
  name,
  kind: 'ad',
  schema: adSchema,
  selected: adSelected,
  partitions: domains.map(domainPartition),
  parameters: new Map([
    ['Forest.FQDN', forestFqdn],
    ['Forest.LDAP', dnOfDomain(forestFqdn)],
    ['Forest.Netbios', netbiosOfForest(forestFqdn, domains)],
  ]),
});

/** The connector of the tenant; it has the same identifier on every server (AUT-11). */
export const builtInAadConnector = (name: string): Connector => ({
  id: aadConnectorId,
  name,
  kind: 'aad',
  schema: entraSchema,
  selected: entraSelected,
  partitions: [
    {
      dn: 'default',
      name: 'default',
      selected: true,
      objectTypes: aadTypes,
      containerInclusions: [],
      containerExclusions: [],
      parameters: new Map(),
    },
  ],
  parameters: new Map(),
});

const domainPartition = ({ fqdn, netbios }: DomainNames): Partition => {
  const dn = dnOfDomain(fqdn);
  return {
    dn,
    name: fqdn,
    selected: true,
    objectTypes: adTypes,
    containerInclusions: [dn],
    containerExclusions: [],
    parameters: new Map([
      ['Domain.FQDN', fqdn],
      ['Domain.LDAP', dn],
      ['Domain.Netbios', netbios],
    ]),
  };
};

/** Labels of a domain name need no escaping in a DN: letters, digits and hyphens. */
const dnOfDomain = (fqdn: string): string =>
  fqdn
    .split('.')
    .map((label) => `DC=${label}`)
    .join(',');

/** The forest is called after its root domain. */
const netbiosOfForest = (forestFqdn: string, domains: readonly DomainNames[]): string =>
  domains.find(({ fqdn }) => foldAscii(fqdn) === foldAscii(forestFqdn))?.netbios ??
  (forestFqdn.split('.')[0] ?? '').slice(0, 15).toUpperCase();
