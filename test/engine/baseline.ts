import type { Value } from '../../src/attribute/value.js';
import type { ExportedObject, ImportedObject } from '../../src/engine/cs-object.js';
import { type EngineInput, type EngineOutput, runEngine } from '../../src/engine/engine.js';
import { connectorParameters } from '../../src/engine/parameters.js';
import { builtInConfiguration } from '../../src/rule/out-of-box.js';
import { readServerExport } from '../../src/rule/read-server-export.js';
import { aadConnectorId, type Connector, type ServerConfiguration } from '../../src/rule/server-export.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { resources } from '../package-files.js';
import { realExport } from '../rule/real-export.js';
import { environment, type Given } from './build-rule.js';

/** The rules that come with onegal, on one forest. */
export const builtIn = (): ServerConfiguration => {
  const built = builtInConfiguration(resources.data, {
    adConnector: 'contoso.example',
    aadConnector: 'contoso.onmicrosoft.example - AAD',
    forestFqdn: 'contoso.example',
    domains: [{ fqdn: 'contoso.example', netbios: 'CONTOSO' }],
    features: new Set(['hybridExchange']),
  });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.value;
};

/** The real export, `null` where it is not there. */
export const real = (): ServerConfiguration | null => {
  if (realExport === null) return null;
  const read = readServerExport(realExport);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
};

export const adOf = ({ connectors }: ServerConfiguration): Connector => {
  const ad = connectors.find(({ kind }) => kind === 'ad');
  if (ad === undefined) throw new Error('no AD connector');
  return ad;
};

/** A second forest with the inbound rules of the first, as the wizard adds it (AUT-10); nothing is written back to it. */
export const withSecondForest = (configuration: ServerConfiguration): ServerConfiguration => {
  const ad = adOf(configuration);
  const second = { ...ad, id: secondId, name: `${ad.name} 2` };
  const copies = configuration.rules
    .filter(({ connector, direction }) => connector === ad.id && direction === 'Inbound')
    .map(
      (rule): SyncRule => ({
        ...rule,
        id: rule.id.replace(/^.{8}/, '0badcafe'),
        connector: secondId,
        precedence: rule.precedence + 200,
      }),
    );
  return {
    ...configuration,
    connectors: [...configuration.connectors, second],
    rules: [...configuration.rules, ...copies],
  };
};

export const secondId = '7c3e9a10-52d4-4b7f-8e66-000000000002';

/** GUID and SID of the n-th object. */
export const guid = (n: number): Uint8Array => Uint8Array.of(n, 0, 0, 0, 0, 0, 0, 0x40, 0x80, 0, 0, 0, 0, 0, 0, n);
export const sid = (n: number): Uint8Array => Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 5, n, 0, 0, 0);

export const dn = (name: string): string => `CN=${name},OU=People,DC=contoso,DC=example`;

/** An object of the forest; user attributes that every account has are filled in. */
export const adObject = (name: string, n: number, attributes: Given = {}, objectType = 'user'): ImportedObject => {
  const account: Given =
    objectType === 'user' || objectType === 'inetOrgPerson'
      ? {
          userAccountControl: 512n,
          sAMAccountName: name,
          userPrincipalName: `${name}@contoso.example`,
          objectSid: sid(n),
        }
      : {};
  const given: Record<string, Value | undefined> = { objectGUID: guid(n), cn: name, ...account, ...attributes };
  return {
    dn: dn(name),
    objectType,
    attributes: new Map(Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
    parameters: new Map(),
    at: { file: 'directory/people.yaml' },
  };
};

/** A mailbox user. */
export const mailbox = (name: string, n: number, attributes: Given = {}): ImportedObject =>
  adObject(name, n, {
    displayName: `${name} of Contoso`,
    mail: `${name}@contoso.example`,
    mailNickname: name,
    proxyAddresses: [`SMTP:${name}@contoso.example`],
    msExchRecipientTypeDetails: 1n,
    ...attributes,
  });

export const contact = (name: string, n: number, attributes: Given = {}): ImportedObject =>
  adObject(
    name,
    n,
    { mail: `${name}@partner.example`, targetAddress: `SMTP:${name}@partner.example`, ...attributes },
    'contact',
  );

export const group = (name: string, n: number, attributes: Given = {}): ImportedObject =>
  adObject(
    name,
    n,
    { groupType: -2147483646n, mail: `${name}@contoso.example`, sAMAccountName: name, ...attributes },
    'group',
  );

export const serverInput = (
  configuration: ServerConfiguration,
  first: readonly ImportedObject[],
  second: readonly ImportedObject[] = [],
  given: Partial<EngineInput> = {},
): EngineInput => {
  const at = (connector: Connector | undefined, objects: readonly ImportedObject[]): [string, ImportedObject[]] => [
    connector?.id ?? '',
    objects.map((one) => ({
      ...one,
      parameters: new Map([
        ...(connector === undefined ? [] : connectorParameters(connector)),
        ['Domain.FQDN', 'contoso.example'],
        ['Domain.Netbios', 'CONTOSO'],
        ['Domain.LDAP', 'DC=contoso,DC=example'],
        ['Forest.FQDN', 'contoso.example'],
        ['Forest.Netbios', 'CONTOSO'],
        ['Forest.LDAP', 'DC=contoso,DC=example'],
      ]),
    })),
  ];
  return {
    configuration,
    customRules: [],
    imported: new Map([
      at(adOf(configuration), first),
      at(
        configuration.connectors.find(({ id }) => id === secondId),
        second,
      ),
    ]),
    environment,
    ...given,
  };
};

export const synchronise = (...server: Parameters<typeof serverInput>): EngineOutput =>
  runEngine(serverInput(...server));

/** What the cloud gets, by the CNs of the AD objects behind each object. */
export const cloud = (output: EngineOutput): Record<string, ExportedObject> =>
  Object.fromEntries(
    (output.exports.get(aadConnectorId) ?? []).map((one) => [
      one.sources.map((source) => /^CN=([^,]*)/.exec(source)?.[1] ?? source).join('+'),
      one,
    ]),
  );
