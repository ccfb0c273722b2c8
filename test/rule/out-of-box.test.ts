import { describe, expect, it } from 'vitest';
import { adSelected, entraSelected } from '../../src/attribute/catalogue.js';
import { checkRuleSet } from '../../src/rule/check-rule-set.js';
import { tagStem } from '../../src/rule/find-rule.js';
import { readServerExport } from '../../src/rule/read-server-export.js';
import { aadConnectorId, type ServerConfiguration } from '../../src/rule/server-export.js';
import type { Flow, SyncRule } from '../../src/rule/sync-rule.js';
import { needsRealExport, realExport } from './real-export.js';
import { builtIn, builtInNames, shippedRules } from './shipped-files.js';

const hybridExchange = new Set(['hybridExchange'] as const);
const whole = builtIn({ features: hybridExchange });

const isAd = (rule: SyncRule): boolean => rule.connector !== aadConnectorId;
const countsOf = ({ flows }: SyncRule): string =>
  (['direct', 'expression', 'constant'] as const)
    .map((kind) => flows.filter((flow) => flow.kind === kind).length)
    .join('/');

/** Name, types, link type, flows of sync-engine 11.1 and, where 11.3 changes them, of a later version; by precedence. */
const inventory: readonly (readonly [number, string, string, string, string, string?])[] = [
  [100, 'In from AD - User Join', 'user -> person', 'Provision', '0/1/0', '0/2/0'],
  [101, 'In from AD - InetOrgPerson Join', 'inetOrgPerson -> person', 'Provision', '0/1/0', '0/2/0'],
  [102, 'In from AD - User AccountEnabled', 'user -> person', 'Join', '2/9/1', '2/10/1'],
  [103, 'In from AD - InetOrgPerson AccountEnabled', 'inetOrgPerson -> person', 'Join', '2/9/1', '2/10/1'],
  [104, 'In from AD - User Common from Exchange', 'user -> person', 'Join', '7/52/0'],
  [105, 'In from AD - InetOrgPerson Common from Exchange', 'inetOrgPerson -> person', 'Join', '7/52/0'],
  [106, 'In from AD - User Common', 'user -> person', 'Join', '8/60/0', '9/60/0'],
  [107, 'In from AD - InetOrgPerson Common', 'inetOrgPerson -> person', 'Join', '8/59/0', '9/59/0'],
  [108, 'In from AD - User Exchange', 'user -> person', 'Join', '42/17/0', '63/17/0'],
  [109, 'In from AD - InetOrgPerson Exchange', 'inetOrgPerson -> person', 'Join', '42/17/0', '63/17/0'],
  [110, 'In from AD - User Lync', 'user -> person', 'Join', '8/0/0'],
  [111, 'In from AD - InetOrgPerson Lync', 'inetOrgPerson -> person', 'Join', '7/0/0'],
  [112, 'In from AD - Group Join', 'group -> group', 'Provision', '0/2/0'],
  [113, 'In from AD - Group Exchange', 'group -> group', 'Join', '27/15/0'],
  [114, 'In from AD - Group Common', 'group -> group', 'Join', '5/9/0'],
  [115, 'In from AD - Contact Join', 'contact -> person', 'Provision', '0/2/0'],
  [116, 'In from AD - Contact Common', 'contact -> person', 'Join', '31/53/1'],
  [117, 'In from AD - Contact Lync', 'contact -> person', 'Join', '5/0/0'],
  [119, 'In from AAD - User Join', 'user -> person', 'Join', '4/1/0', '4/3/0'],
  [120, 'In from AAD - Contact Join', 'contact -> person', 'Join', '1/1/0', '1/3/0'],
  [121, 'In from AAD - Group Join', 'group -> group', 'Join', '1/1/0'],
  [122, 'In from AAD - User NGCKey', 'user -> person', 'Join', '0/1/0'],
  [123, 'Out to AAD - User Join', 'person -> user', 'Provision', '7/3/0'],
  [124, 'Out to AAD - User Identity', 'person -> user', 'Join', '9/0/0'],
  [125, 'Out to AAD - User ExchangeOnline', 'person -> user', 'Join', '105/1/0'],
  [126, 'Out to AAD - User DynamicsCRM', 'person -> user', 'Join', '20/1/0'],
  [127, 'Out to AAD - User Intune', 'person -> user', 'Join', '8/0/0'],
  [128, 'Out to AAD - User LyncOnline', 'person -> user', 'Join', '37/0/0'],
  [129, 'Out to AAD - User SharePointOnline', 'person -> user', 'Join', '65/1/0'],
  [130, 'Out to AAD - User AzureRMS', 'person -> user', 'Join', '5/0/0'],
  [131, 'Out to AAD - Contact Join', 'person -> contact', 'Provision', '0/2/0'],
  [132, 'Out to AAD - Contact Identity', 'person -> contact', 'Join', '5/0/0'],
  [133, 'Out to AAD - Contact ExchangeOnline', 'person -> contact', 'Join', '78/0/0'],
  [134, 'Out to AAD - Contact DynamicsCRM', 'person -> contact', 'Join', '16/0/0'],
  [135, 'Out to AAD - Contact Intune', 'person -> contact', 'Join', '5/0/0'],
  [136, 'Out to AAD - Contact LyncOnline', 'person -> contact', 'Join', '23/0/0'],
  [137, 'Out to AAD - Contact SharePointOnline', 'person -> contact', 'Join', '59/0/0'],
  [138, 'Out to AAD - Contact AzureRMS', 'person -> contact', 'Join', '2/0/0'],
  [139, 'Out to AAD - Group Join', 'group -> group', 'Provision', '3/3/0'],
  [140, 'Out to AAD - Group Identity', 'group -> group', 'Join', '6/0/0'],
  [141, 'Out to AAD - Group ExchangeOnline', 'group -> group', 'Join', '52/0/0'],
  [142, 'Out to AAD - Group DynamicsCRM', 'group -> group', 'Join', '4/0/0'],
  [143, 'Out to AAD - Group Intune', 'group -> group', 'Join', '6/0/0'],
  [144, 'Out to AAD - Group LyncOnline', 'group -> group', 'Join', '8/0/0'],
  [145, 'Out to AAD - Group SharePointOnline', 'group -> group', 'Join', '31/0/0'],
  [146, 'Out to AAD - Group AzureRMS', 'group -> group', 'Join', '4/0/0'],
  [147, 'Out to AAD - User OfficeProPlus', 'person -> user', 'Join', '3/0/0'],
  [148, 'In from AAD - Contact Exchange Hybrid', 'contact -> person', 'Join', '2/0/0'],
  [149, 'In from AAD - Group Exchange Hybrid', 'group -> group', 'Join', '2/0/0'],
  [150, 'In from AAD - User Exchange Hybrid', 'user -> person', 'Join', '13/1/0'],
  [151, 'Out to AD - Contact Join', 'person -> contact', 'Join', '0/0/0'],
  [152, 'Out to AD - Group Join', 'group -> group', 'Join', '0/0/0'],
  [153, 'Out to AD - InetOrgPerson Join', 'person -> inetOrgPerson', 'Join', '0/0/0'],
  [154, 'Out to AD - User Join SOAInAD', 'person -> user', 'Join', '0/0/0'],
  [155, 'Out to AD - Contact Exchange Hybrid', 'person -> contact', 'Join', '0/1/0'],
  [156, 'Out to AD - Group Exchange Hybrid', 'group -> group', 'Join', '0/1/0'],
  [157, 'Out to AD - InetOrgPerson Exchange Hybrid', 'person -> inetOrgPerson', 'Join', '1/5/0'],
  [158, 'Out to AD - User Exchange Hybrid', 'person -> user', 'Join', '1/5/0'],
];

describe('the built-in rules', () => {
  it('are those of sync-engine 11.1 with the changes of 11.3', () => {
    const found = whole.rules.map((rule) => [
      rule.precedence,
      rule.name,
      `${rule.sourceObjectType} -> ${rule.targetObjectType}`,
      rule.linkType,
      countsOf(rule),
    ]);
    expect(found).toEqual(
      inventory.map(([precedence, name, types, link, sample, later]) => [
        precedence,
        name,
        types,
        link,
        later ?? sample,
      ]),
    );
  });

  it('synchronise password hashes by two rules (AUT-9)', () => {
    expect(whole.rules.filter((rule) => rule.enablePasswordSync).map((rule) => rule.name)).toEqual([
      'In from AD - User AccountEnabled',
      'Out to AAD - User Join',
    ]);
  });

  it('include write-back where the feature is on, and only there (DT-4, scenario C.1.11)', () => {
    const without = builtIn();
    expect(without.rules.map((rule) => rule.name)).toEqual(
      whole.rules.filter((rule) => rule.precedence < 148).map((rule) => rule.name),
    );
    expect(without.rules.filter((rule) => isAd(rule) && rule.direction === 'Outbound')).toEqual([]);
  });

  it('read and write attributes that the catalogue knows and the connectors select', () => {
    const connectors = new Map(whole.connectors.map((connector) => [connector.id, connector]));
    const unknown = whole.rules.flatMap((rule) => {
      const connector = connectors.get(rule.connector);
      const connected = (name: string) =>
        name === 'dn' || (connector?.schema.has(name) === true && connector.selected?.has(name) === true);
      const metaverse = (name: string) => whole.metaverse.schema.has(name);
      const [source, target] = rule.direction === 'Inbound' ? [connected, metaverse] : [metaverse, connected];
      const sources = rule.flows.flatMap((flow) =>
        flow.kind === 'direct' ? [flow.source] : flow.kind === 'expression' ? flow.sources : [],
      );
      return [
        ...[...sources, ...rule.scopeGroups.flat().map((clause) => clause.attribute)].filter((name) => !source(name)),
        ...rule.flows.map((flow) => flow.target).filter((name) => !target(name)),
        ...rule.joinGroups
          .flat()
          .map((condition) => condition.csAttribute)
          .filter((name) => !connected(name)),
        ...rule.joinGroups
          .flat()
          .map((condition) => condition.mvAttribute)
          .filter((name) => !metaverse(name)),
      ].map((name) => `${rule.name}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it('need every attribute that is selected, but for those of devices', () => {
    const needed = new Set(
      whole.rules.flatMap((rule) => [
        ...rule.joinGroups.flat().map((condition) => condition.csAttribute),
        ...(rule.direction === 'Outbound'
          ? rule.flows.map((flow) => flow.target)
          : [
              ...rule.scopeGroups.flat().map((clause) => clause.attribute),
              ...rule.flows.flatMap((flow) =>
                flow.kind === 'direct' ? [flow.source] : flow.kind === 'expression' ? flow.sources : [],
              ),
            ]),
      ]),
    );
    // The rules 118, 159, 160 and 161 of sync-engine 11.1 are not among the shipped ones.
    expect([...adSelected].filter((name) => !needed.has(name)).sort()).toEqual(
      ['mS-DS-CreatorSID', 'msDS-CloudAnchor', 'msDS-DeviceID', 'operatingSystem', 'operatingSystemVersion'].sort(),
    );
    expect([...entraSelected].filter((name) => !needed.has(name)).sort()).toEqual(
      ['deviceId', 'deviceOSType', 'deviceOSVersion', 'deviceTrustType', 'registeredOwnerReference'].sort(),
    );
  });

  it('pass the checks of a rule set', () => {
    const found = checkRuleSet(whole.rules, whole).map((d) => `${d.severity} ${d.code} ${d.message}`);
    expect(found).toEqual([]);
  });
});

describe('the built-in server', () => {
  it('has a connector for the forest, with every domain and its parameters (PIPE-9)', () => {
    const ad = whole.connectors.find(({ kind }) => kind === 'ad');
    expect(ad?.name).toBe('contoso.example');
    expect(ad?.parameters).toEqual(
      new Map([
        ['Forest.FQDN', 'contoso.example'],
        ['Forest.LDAP', 'DC=contoso,DC=example'],
        ['Forest.Netbios', 'CONTOSO'],
      ]),
    );
    expect(
      ad?.partitions.map(({ dn, selected, containerInclusions }) => ({ dn, selected, containerInclusions })),
    ).toEqual([
      { dn: 'DC=contoso,DC=example', selected: true, containerInclusions: ['DC=contoso,DC=example'] },
      { dn: 'DC=asia,DC=contoso,DC=example', selected: true, containerInclusions: ['DC=asia,DC=contoso,DC=example'] },
    ]);
    expect(ad?.partitions[1]?.parameters).toEqual(
      new Map([
        ['Domain.FQDN', 'asia.contoso.example'],
        ['Domain.LDAP', 'DC=asia,DC=contoso,DC=example'],
        ['Domain.Netbios', 'ASIA'],
      ]),
    );
  });

  it('has the connector of the tenant, which is the same everywhere (AUT-11)', () => {
    const aad = whole.connectors.find(({ kind }) => kind === 'aad');
    expect([aad?.id, aad?.name]).toEqual([aadConnectorId, builtInNames.aadConnector]);
  });

  it('has identifiers that follow the names of the connectors', () => {
    const idsOf = ({ rules }: ServerConfiguration): string[] => rules.map((rule) => rule.id);
    expect(idsOf(builtIn())).toEqual(idsOf(builtIn()));
    expect(new Set(idsOf(whole)).size).toBe(whole.rules.length);
    const other = builtIn({ adConnector: 'fabrikam.example', features: hybridExchange });
    for (const [i, rule] of whole.rules.entries()) expect(other.rules[i]?.id === rule.id).toBe(!isAd(rule));
  });
});

/** Everything about a rule that decides what it does, one text for each part; blanks outside texts mean nothing. */
const partsOf = (rule: SyncRule): ReadonlyMap<string, string> => {
  const squeezed = (expression: string): string =>
    expression.replace(/("[^"]*")|\s+/g, (_, text?: string) => text ?? '');
  const flow = (one: Flow): string => {
    const source =
      one.kind === 'direct'
        ? `[${one.source}]`
        : one.kind === 'constant'
          ? JSON.stringify(one.constant)
          : squeezed(one.expression);
    return `${one.kind} ${source} ${one.merge} ${one.applyOnce}`;
  };
  const { direction, sourceObjectType, targetObjectType, linkType, enablePasswordSync, disabled } = rule;
  return new Map([
    ['direction', `${isAd(rule) ? 'AD' : 'AAD'} ${direction}`],
    ['types', `${sourceObjectType} -> ${targetObjectType}`],
    ['link', linkType],
    ['password', String(enablePasswordSync)],
    ['disabled', String(disabled)],
    ['tag', tagStem(rule.immutableTag)],
    ['scope', JSON.stringify(rule.scopeGroups)],
    ['join', JSON.stringify(rule.joinGroups)],
    ...rule.flows.map((one): [string, string] => [`flow ${one.target}`, flow(one)]),
  ]);
};

const both = (...names: string[]): string[] =>
  names.flatMap((name) => [`In from AD - User ${name}`, `In from AD - InetOrgPerson ${name}`]);
const flows = (...targets: string[]): string[] => targets.map((target) => `flow ${target}`);

/** Where the shipped rules are those of a later version, and which fact says so; inetOrgPersons have the flows of users (11.2). */
const differences: readonly {
  readonly rules: readonly string[];
  readonly parts: readonly string[];
  readonly why: string;
}[] = [
  { rules: both('Join'), parts: ['join'], why: '11.3: joins by the anchor; JOIN-23: each user exists once' },
  { rules: both('Join'), parts: flows('sourceAnchorBinary'), why: '11.3: flows sourceAnchorBinary' },
  {
    rules: both('AccountEnabled'),
    parts: flows('sourceAnchorBinary'),
    why: '11.3, scenario C.4 G12: the same anchor, none for type 2',
  },
  {
    rules: both('AccountEnabled', 'Common'),
    parts: flows('sourceAnchor'),
    why: '11.3, CTL-8: mS-DS-ConsistencyGuid, else objectGUID',
  },
  { rules: both('Common'), parts: flows('employeeID'), why: '11.3: adds employeeID' },
  {
    rules: both('Exchange'),
    parts: flows(
      ...['altRecipient', 'msExchAuditAdmin', 'msExchAuditDelegate', 'msExchAuditDelegateAdmin', 'msExchAuditOwner'],
      ...['msExchBypassAudit', 'msExchExtensionCustomAttribute1', 'msExchExtensionCustomAttribute2'],
      ...['msExchExtensionCustomAttribute3', 'msExchExtensionCustomAttribute4', 'msExchExtensionCustomAttribute5'],
      ...['msExchLitigationHoldDate', 'msExchLitigationHoldOwner', 'msExchMailboxAuditEnable'],
      ...['msExchMailboxAuditLogAgeLimit', 'msExchRemoteRecipientType', 'msExchTeamMailboxExpiration'],
      ...['msExchTeamMailboxOwners', 'msExchTeamMailboxSharePointLinkedBy', 'msExchTeamMailboxSharePointUrl'],
      'usageLocation',
    ),
    why: '11.3: what an Exchange schema of 2010 and later adds; msExchUsageLocation becomes usageLocation',
  },
  {
    rules: ['In from AAD - User Join', 'In from AAD - Contact Join'],
    parts: flows('cloudUserCertificate', 'cloudUserSMIMECertificate'),
    why: '11.3: certificates come back; in its source [LATER] by the rules that link',
  },
  {
    rules: ['Out to AAD - Group Join'],
    parts: ['scope', ...flows('member')],
    why: '11.2: the limit is 250 000 members',
  },
  {
    rules: ['In from AAD - User Exchange Hybrid'],
    parts: flows('cloudSOAExchMailbox'),
    why: '11.3: compares explicit display types',
  },
];

/** Rules of the real export that are about neither users, contacts nor groups. */
const notShipped = [
  'In from AD - ForeignSecurityPrincipal Join User',
  'In from AD - Computer Join',
  'Out to AAD - Device Join SOAInAD',
  'In from AD - Device Common',
];

describe.skipIf(realExport === null)(`the real export ${needsRealExport}`, () => {
  const read = readServerExport(realExport ?? new Map());
  const real = read.ok ? read.value.rules : [];

  it('has the same rules in the same order of precedence', () => {
    const names = [...real].sort((a, b) => a.precedence - b.precedence).map((rule) => rule.name);
    expect(names.filter((name) => !notShipped.includes(name))).toEqual(whole.rules.map((rule) => rule.name));
    expect(notShipped.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has the flow counts of sync-engine 11.1', () => {
    const found = inventory.map(([, name]) => [name, real.filter((rule) => rule.name === name).map(countsOf)]);
    expect(found).toEqual(inventory.map(([, name, , , sample]) => [name, [sample]]));
  });

  it('does the same, part by part, but for the differences listed', () => {
    const found = whole.rules.flatMap((rule) => {
      const ours = partsOf(rule);
      const counterpart = real.find(({ name }) => name === rule.name);
      const theirs = counterpart === undefined ? new Map<string, string>() : partsOf(counterpart);
      // A second flow to the same target would hide behind the first.
      expect([rule.name, theirs.size]).toEqual([rule.name, (counterpart?.flows.length ?? 0) + 8]);
      const parts = new Set([...ours.keys(), ...theirs.keys()]);
      return [...parts].filter((part) => ours.get(part) !== theirs.get(part)).map((part) => `${rule.name}: ${part}`);
    });
    const listed = differences.flatMap(({ rules, parts }) =>
      rules.flatMap((rule) => parts.map((part) => `${rule}: ${part}`)),
    );
    expect(found.sort()).toEqual(listed.sort());
  });
});

describe('the files', () => {
  it('are read once for all servers', () => {
    expect(builtIn().rules[0]?.flows).toBe(builtIn({ adConnector: 'fabrikam.example' }).rules[0]?.flows);
    expect(shippedRules.size).toBeGreaterThan(5);
  });
});
