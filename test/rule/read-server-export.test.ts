import { describe, expect, it } from 'vitest';
import { checkRuleSet } from '../../src/rule/check-rule-set.js';
import { writeRuleXml } from '../../src/rule/codec/xml/write-rule.js';
import { findConnector } from '../../src/rule/find-connector.js';
import { findStandardRules } from '../../src/rule/find-rule.js';
import { readRuleFolder } from '../../src/rule/read-rule-folder.js';
import { readServerExport } from '../../src/rule/read-server-export.js';
import { readConnector } from '../../src/rule/server-export/read-connector.js';
import { readMetaverse } from '../../src/rule/server-export/read-metaverse.js';
import { isKnown, type ServerConfiguration } from '../../src/rule/server-export.js';
import { buildConfiguration, buildRule } from './build-rule.js';
import { needsRealExport, realExport } from './real-export.js';

const codes = (diagnostics: readonly { severity: string; code: string }[]): string[] =>
  diagnostics.map((d) => `${d.severity} ${d.code}`);

describe.skipIf(realExport === null)(`the real export ${needsRealExport}`, () => {
  const files = realExport ?? new Map<string, string>();
  const result = readServerExport(files);
  const read = (): ServerConfiguration => {
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    return result.value;
  };

  it('has 62 rules that come back byte for byte', () => {
    const rules = readRuleFolder(new Map([...files].filter(([path]) => path.startsWith('SynchronizationRules/'))));
    if (!rules.ok) throw new Error(JSON.stringify(rules.diagnostics));
    expect(rules.diagnostics).toEqual([]);
    expect(rules.value.rules).toHaveLength(62);
    for (const rule of rules.value.rules)
      expect(writeRuleXml(rule)).toBe(files.get(rules.value.fileOf.get(rule) ?? ''));
  });

  it('is read without a remark but the one syntax nobody describes', () => {
    expect(codes(result.diagnostics)).toEqual(['warning rule/unknown-syntax']);
  });

  it('has the connectors, selections and parameters of export-formats 3', () => {
    const { connectors } = read();
    expect(connectors.map(({ kind, name, schema, selected }) => [kind, name, schema.size, selected?.size])).toEqual([
      ['aad', 'contoso.onmicrosoft.com - AAD', 185, 161],
      ['ad', 'contoso.com', 3391, 132],
    ]);
    const [aad, ad] = connectors;
    expect([...(ad?.parameters ?? [])].filter(([name]) => name.startsWith('Forest.'))).toEqual([
      ['Forest.FQDN', 'contoso.com'],
      ['Forest.LDAP', 'DC=contoso,DC=com'],
      ['Forest.Netbios', 'CONTOSO'],
    ]);
    expect(ad?.parameters.get('ADS_UF_ACCOUNTDISABLE')).toBe('0x2');
    expect(ad?.parameters.size).toBe(10);
    expect(aad?.parameters.size).toBe(0);
    expect(ad?.partitions[0]).toMatchObject({
      dn: 'DC=contoso,DC=com',
      name: 'contoso.com',
      selected: true,
      containerInclusions: ['OU=CORP,DC=contoso,DC=com'],
      containerExclusions: ['DC=contoso,DC=com'],
      parameters: new Map([
        ['Domain.FQDN', 'contoso.com'],
        ['Domain.LDAP', 'DC=contoso,DC=com'],
        ['Domain.Netbios', 'CONTOSO'],
      ]),
    });
    expect(ad?.partitions[0]?.objectTypes).toContain('foreignSecurityPrincipal');
    expect(aad?.partitions[0]).toMatchObject({
      objectTypes: ['contact', 'device', 'group', 'user'],
      containerInclusions: [],
    });
  });

  it('has the metaverse of export-formats 4', () => {
    const { metaverse } = read();
    expect([...(metaverse.classes ?? [])].map(([name, attributes]) => [name, attributes.size])).toEqual(
      expect.arrayContaining([
        ['person', 182],
        ['group', 86],
        ['device', 29],
      ]),
    );
    expect(metaverse.schema.size).toBe(219);
    expect(metaverse.schema.get('mail')).toEqual({ name: 'mail', type: 'string', multiValued: false, indexable: true });
    expect(metaverse.settings.get('Microsoft.OptionalFeature.PasswordHashSync')).toBe('False');
    expect(metaverse.settings.get('Microsoft.OptionalFeature.ExportDeletionThresholdValue')).toBe('500');
  });

  it('has the types of export-formats 3.2', () => {
    const schema = read().connectors.find(({ kind }) => kind === 'ad')?.schema;
    const type = (name: string) => [schema?.get(name)?.type, schema?.get(name)?.multiValued];
    expect(type('proxyAddresses')).toEqual(['string', true]);
    expect(type('objectGUID')).toEqual(['binary', false]);
    expect(type('msExchRecipientTypeDetails')).toEqual(['number', false]);
    expect(type('manager')).toEqual(['reference', false]);
    expect(type('authOrig')).toEqual(['reference', true]);
    expect(type('msExchHideFromAddressLists')).toEqual(['boolean', false]);
    expect(type('whenCreated')).toEqual(['dateTime', false]);
  });

  it('keeps nothing that must not leave the machine (FOL-7, LOG-1)', () => {
    const everything = JSON.stringify(read(), (_, value) =>
      value instanceof Map || value instanceof Set ? [...value] : value,
    );
    for (const secret of [
      'MSOL_d1edb676ca03',
      'CONTOSO-DC01',
      'CONTOSO-SYNC01',
      'TVNEUw',
      'WgBRAHcA',
      'nilonline',
      'dc4c27db',
    ]) {
      expect(everything.toLowerCase()).not.toContain(secret.toLowerCase());
    }
  });

  it('breaks no rule about rules', () => {
    const configuration = read();
    expect(checkRuleSet(configuration.rules, configuration)).toEqual([]);
  });

  it('has each standard rule under its name, tag and kind of connector (AUT-10)', () => {
    const find = (name: string, tag: string, connectorKind: 'ad' | 'aad') =>
      findStandardRules(read(), { name, tag, connectorKind }).map((rule) => rule.precedence);
    expect(find('Out to AAD - User Join', 'Microsoft.OuttoAADUserJoin.012', 'aad')).toEqual([123]);
    expect(find('Out to AAD - User Join', 'Microsoft.OuttoAADUserJoin', 'aad')).toEqual([123]);
    expect(find('Out to AAD - User Join', 'Microsoft.OuttoAADUserJoin', 'ad')).toEqual([]);
    expect(find('Out to AAD - User join', 'Microsoft.OuttoAADUserJoin', 'aad')).toEqual([]);
  });

  it('gives the same whatever the order of files', () => {
    expect(readServerExport(new Map([...files].reverse()))).toEqual(result);
  });
});

const ruleFile = (given: Parameters<typeof buildRule>[0] = {}): string => writeRuleXml(buildRule(given));

describe('readServerExport', () => {
  it('warns about missing connectors and metaverse and says that they are not known (FOL-4)', () => {
    const result = readServerExport(new Map([['SynchronizationRules/a.xml', ruleFile()]]));
    expect(codes(result.diagnostics)).toEqual(['warning rule/missing-folder', 'warning rule/missing-folder']);
    expect(result.ok && [result.value.connectors, isKnown(result.value.metaverse.schema)]).toEqual([[], false]);
  });

  it('refuses two rules with the same id (FOL-4), and names both files', () => {
    const text = ruleFile();
    const result = readRuleFolder(
      new Map([
        ['b.xml', text],
        ['a.xml', text],
      ]),
    );
    expect(codes(result.diagnostics)).toEqual(['error rule/duplicate-id']);
    expect(result.diagnostics[0]).toMatchObject({ at: { file: 'b.xml' }, help: expect.stringContaining('a.xml') });
  });

  it('refuses a folder without rules', () => {
    expect(codes(readServerExport(new Map()).diagnostics)).toContain('error rule/no-rules');
  });

  it('reports the mistakes of all files', () => {
    const bad = ruleFile().replace('Inbound', 'In');
    const result = readRuleFolder(
      new Map([
        ['a.xml', bad],
        ['b.xml', '<a>'],
        ['c.txt', 'no rule'],
      ]),
    );
    expect(result.diagnostics.map((d) => d.at?.file)).toEqual(['a.xml', 'b.xml']);
  });
});

describe('a connector', () => {
  const parameter = (name: string, value: string, more = '') =>
    `<parameter name="${name}" type="string" use="global"${more}>${value}</parameter>`;
  const file = (
    parameters: string,
  ) => `<ma-data><id>{7C3E9A10-52D4-4B7F-8E66-1F0C2A9D3B58}</id><name>corp.contoso.example</name>
    <category>AD</category><subtype /><private-configuration><adma-configuration><forest-login-user>secret1</forest-login-user>
    <parameter-values>${parameters}</parameter-values></adma-configuration></private-configuration></ma-data>`;

  it('never keeps secrets, whatever they are called (LOG-1)', () => {
    const result = readConnector(
      file(
        parameter('Forest.FQDN', 'corp.contoso.example') +
          parameter('Forest.Password', 'secret2') +
          parameter('Forest.ApiKey', 'secret3') +
          parameter('Forest.LDAP', 'secret4', ' encrypted="1"') +
          parameter('cookie', 'secret5'),
      ),
      'c.xml',
    );
    expect(result.ok && [...result.value.parameters]).toEqual([['Forest.FQDN', 'corp.contoso.example']]);
    expect(result.ok && [...(result.value.withheldParameters ?? [])]).toEqual([
      'Forest.Password',
      'Forest.ApiKey',
      'Forest.LDAP',
      'cookie',
    ]);
    expect(result.ok && result.value.selected).toBeNull();
    expect(result.ok && result.value.id).toBe('7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b58');
  });

  const local = '<parameter name="forest-login-domain" type="string" use="connectivity">secret6</parameter>';

  it.each([
    ['an AD connector', file(parameter('Region', 'EMEA'))],
    ['another one', file(parameter('Region', 'EMEA')).replaceAll('adma-configuration', 'MAConfig')],
  ])('has the parameters that an administrator added: %s', (_, text) => {
    const result = readConnector(text.replace('</parameter-values>', `${local}</parameter-values>`), 'c.xml');
    expect(result.ok && [...result.value.parameters]).toEqual([['Region', 'EMEA']]);
  });

  it.each([
    ['with another root', '<a/>'],
    ['with a bad id', file('').replace('7C3E', 'zzzz')],
    ['without a name', file('').replace('corp.contoso.example', '')],
  ])('is refused %s', (_, text) => {
    expect(codes(readConnector(text, 'c.xml').diagnostics)).toEqual(['error rule/connector']);
  });

  it('is matched by kind and name (FOL-5), the only one also under another name', () => {
    const configuration = buildConfiguration();
    expect(findConnector(configuration, 'ad', 'CORP.contoso.example')).toMatchObject({ ok: true, diagnostics: [] });
    const other = findConnector(configuration, 'ad', 'fabrikam.example');
    expect([other.ok, ...codes(other.diagnostics)]).toEqual([true, 'warning rule/connector-name']);
    expect(findConnector({ connectors: [] }, 'ad', 'a').ok).toBe(false);
    const two = [...configuration.connectors, ...configuration.connectors];
    expect(findConnector({ connectors: two }, 'ad', 'fabrikam.example').ok).toBe(false);
  });
});

describe('a metaverse', () => {
  it('matches schema elements by namespace and local name, not by prefix', () => {
    const text = `<saved-mv-configuration server='SYNC01'><mv-data><schema><dsml xmlns="http://www.dsml.org/DSML"
      xmlns:x="http://www.microsoft.com/MMS/DSML" xmlns:o="urn:other"><directory-schema><class id="p"><name>person</name><attribute ref="#A1"/></class>
      <attribute-type id="A1" single-value="true" x:indexable="true"><name>mail</name><syntax>1.3.6.1.4.1.1466.115.121.1.15</syntax></attribute-type>
      <attribute-type id="A2"><name>odd</name><syntax>1.2.3</syntax></attribute-type>
      <attribute-type id="A4" single-value="true"><name>withData</name><syntax>1.2.840.113556.1.4.903</syntax></attribute-type>
      <o:attribute-type id="A3"><o:name>foreign</o:name></o:attribute-type></directory-schema></dsml></schema></mv-data></saved-mv-configuration>`;
    const result = readMetaverse(text, 'MV.xml');
    expect(codes(result.diagnostics)).toEqual(['warning rule/unknown-syntax']);
    expect(result.ok && [...result.value.schema.values()]).toEqual([
      { name: 'mail', type: 'string', multiValued: false, indexable: true },
      { name: 'odd', type: 'string', multiValued: true },
      { name: 'withData', type: 'string', multiValued: false, isCompound: true },
    ]);
    expect(result.ok && [...(result.value.classes?.get('person') ?? [])]).toEqual(['mail']);
  });

  it('is refused with another root', () => {
    expect(codes(readMetaverse('<a/>', 'MV.xml').diagnostics)).toEqual(['error rule/metaverse']);
  });
});
