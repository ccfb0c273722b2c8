import { adSchema, adSelected, entraSchema, entraSelected, metaverseSchema } from '../../src/attribute/catalogue.js';
import type { Value } from '../../src/attribute/value.js';
import { expressionFindings } from '../../src/checks/expression-findings.js';
import { RuleSet, type RuleSetGiven } from '../../src/checks/rule-set.js';
import type { AdObject } from '../../src/model/directory.js';
import { defaultAvailability, defaultMail } from '../../src/model/mail-defaults.js';
import type { Options, Tenant, Workspace } from '../../src/model/workspace.js';
import { parseScopeOperator } from '../../src/rule/operator-spelling.js';
import { aadConnectorId, type Connector, type Metaverse } from '../../src/rule/server-export.js';
import type { Flow, JoinCondition, MergeType, ScopeClause, SyncRule } from '../../src/rule/sync-rule.js';

export const adId = '7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b58';

/** `extensionAttribute15 EQUAL 21V`. */
const clause = (text: string): ScopeClause => {
  const [attribute = '', word = '', ...value] = text.split(' ');
  return { attribute, operator: parseScopeOperator(word)?.operator ?? 'EQUAL', value: value.join(' ') };
};

/** `mail = mail`. */
const condition = (text: string): JoinCondition => {
  const [csAttribute = '', mvAttribute = ''] = text.split(' = ');
  return { csAttribute, mvAttribute, caseSensitive: false };
};

interface FlowOptions {
  readonly merge?: MergeType;
  readonly applyOnce?: boolean;
}

const common = (target: string, { merge = 'Update', applyOnce = false }: FlowOptions) => ({ target, merge, applyOnce });

export const direct = (target: string, source = target, options: FlowOptions = {}): Flow => ({
  kind: 'direct',
  source,
  ...common(target, options),
});

export const constant = (target: string, text: string, options: FlowOptions = {}): Flow => ({
  kind: 'constant',
  constant: text,
  ...common(target, options),
});

export const formula = (target: string, expression: string, options: FlowOptions = {}): Flow => ({
  kind: 'expression',
  expression,
  sources: [],
  ...common(target, options),
});

export interface RuleGiven extends Partial<Omit<SyncRule, 'scopeGroups' | 'joinGroups'>> {
  readonly scope?: readonly (readonly string[])[];
  readonly join?: readonly (readonly string[])[];
}

let last = 0;

/** An inbound custom rule from user to person; what matters to a test is given. */
export const rule = ({ scope = [], join = [], ...given }: RuleGiven = {}): SyncRule => {
  const id = `5b0d2c7e-3f41-4c86-9a2d-${String(++last).padStart(12, '0')}`;
  const outbound = given.direction === 'Outbound';
  return {
    id,
    internalId: id,
    version: 1,
    name: `Contoso - ${last}`,
    description: 'why it exists',
    immutableTag: '',
    direction: 'Inbound',
    disabled: false,
    connector: outbound ? aadConnectorId : adId,
    sourceObjectType: outbound ? 'person' : 'user',
    targetObjectType: outbound ? 'user' : 'person',
    linkType: 'Join',
    precedence: ((last - 1) % 99) + 1,
    precedenceAfter: null,
    precedenceBefore: null,
    softDeleteExpiryInterval: '00:00:00',
    enablePasswordSync: false,
    flows: [],
    joinGroups: join.map((group) => group.map(condition)),
    scopeGroups: scope.map((group) => group.map(clause)),
    unknown: [],
    ...given,
  };
};

/** A standard rule: with a tag of Microsoft and a precedence from 100. */
export const standard = (given: RuleGiven = {}): SyncRule =>
  rule({ immutableTag: 'Microsoft.Something.001', precedence: 100 + (last % 90), ...given });

/** What the standard rules do with users, as far as checks look at it (scenario C.1). */
export const standardRules = (): SyncRule[] => [
  standard({
    name: 'In from AD - User Join',
    precedence: 100,
    linkType: 'Provision',
    join: [['objectSid = objectSid']],
    flows: [formula('cloudFiltered', 'IIF(IsPresent([isCriticalSystemObject]),True,NULL)')],
  }),
  standard({
    name: 'In from AD - User AccountEnabled',
    precedence: 102,
    enablePasswordSync: true,
    scope: [['userAccountControl ISBITNOTSET 2']],
    flows: [
      constant('accountEnabled', 'True'),
      direct('pwdLastSet'),
      formula('sourceAnchor', 'ConvertToBase64([objectGUID])'),
      direct('userPrincipalName'),
    ],
  }),
  standard({
    name: 'In from AD - User Common',
    precedence: 106,
    scope: [['adminDescription NOTSTARTSWITH User_']],
    flows: [
      formula('accountEnabled', 'IIF(BitAnd([userAccountControl],2)=0,True,False)'),
      formula('proxyAddresses', 'RemoveDuplicates(Trim(ImportedValue("proxyAddresses")))'),
      formula('sourceAnchor', 'ConvertToBase64([objectGUID])'),
      direct('userPrincipalName'),
    ],
  }),
  standard({
    name: 'In from AD - User Exchange',
    precedence: 108,
    scope: [['mailNickname ISNOTNULL']],
    flows: [
      'targetAddress',
      'msExchMailboxGuid',
      'msExchArchiveGUID',
      'msExchArchiveName',
      'msExchRecipientTypeDetails',
      'msExchRecipientDisplayType',
      'msExchRemoteRecipientType',
      'msExchUserHoldPolicies',
      'publicDelegates',
    ].map((name) => direct(name)),
  }),
];

const scopes = {
  foreignToChina: 'extensionAttribute15 NOTSTARTSWITH 21V',
  foreignToGlobal: 'extensionAttribute15 EQUAL 21V',
  staged: 'extensionAttribute15 EQUAL 21V-STAGED',
  home: 'extensionAttribute15 STARTSWITH 21V',
};

/** The standard rules with one custom rule before them for foreign, staged or home users with an alias. */
export const withRule = (who: keyof typeof scopes, ...flows: readonly Flow[]): SyncRule[] => [
  rule({ precedence: 20, scope: [[scopes[who], 'mailNickname ISNOTNULL']], flows }),
  ...standardRules(),
];

/** Removes a value for good. */
export const cleared = (target: string): Flow => formula(target, 'AuthoritativeNull');

export const adConnector: Connector = {
  id: adId,
  name: 'contoso.internal',
  kind: 'ad',
  schema: adSchema,
  selected: adSelected,
  partitions: [],
  parameters: new Map([['Forest.FQDN', 'contoso.internal']]),
};

export const aadConnector: Connector = {
  id: aadConnectorId,
  name: 'contoso.onmicrosoft.com - AAD',
  kind: 'aad',
  schema: entraSchema,
  selected: entraSelected,
  partitions: [],
  parameters: new Map(),
};

export const metaverse: Metaverse = {
  schema: metaverseSchema,
  objectTypes: new Set(['person', 'group', 'device']),
  settings: new Map(),
};

/** Rules of a server whose connectors and metaverse are those of the catalogue. */
export const ruleSet = (rules: readonly SyncRule[], given: Partial<RuleSetGiven> = {}): RuleSet =>
  new RuleSet({ rules, connectors: [aadConnector, adConnector], metaverse, judge: expressionFindings, ...given });

const tenants: readonly Tenant[] = [
  {
    name: 'global',
    cloud: 'global',
    initialDomain: 'contoso.onmicrosoft.com',
    routingDomain: 'contoso.mail.onmicrosoft.com',
    verifiedDomains: ['contoso.com'],
    acceptedDomains: [{ domain: 'contoso.com', type: 'authoritative' }],
    licensing: { kind: 'home' },
    mailboxes: { kind: 'home' },
  },
  {
    name: 'china',
    cloud: 'china',
    initialDomain: 'contoso.partner.onmschina.cn',
    routingDomain: 'contoso.partner.mail.onmschina.cn',
    verifiedDomains: ['cn.contoso.com'],
    acceptedDomains: [{ domain: 'cn.contoso.com', type: 'authoritative' }],
    licensing: { kind: 'home' },
    mailboxes: { kind: 'home' },
  },
];

const options: Options = {
  domainMode: 'split',
  foreignUpn: 'rewrite',
  foreignLeavers: 'filter',
  foreignWithoutMail: 'filter',
  foreignMailboxGuid: 'strip',
  legacyExchangeDnAddress: false,
  homeTargetAddress: 'strip',
  linkedMailboxes: false,
  sipAddresses: 'drop',
  foreignLync: 'strip',
  syncServiceMailboxes: true,
  groupUnverifiedPrimary: 'keep',
  passwordHashSync: true,
  operatorPrecedence: 'comparisonFirst',
  editedStandardRules: 'refuse',
  freeBusy: 'orgWideFbToken',
};

/** The workspace of the reference topology (scenario A.1). */
export const workspace = (given: Partial<Workspace> = {}): Workspace => ({
  version: 1,
  forest: {
    fqdn: 'contoso.internal',
    netbios: 'CONTOSO',
    domains: [{ fqdn: 'contoso.internal', netbios: 'CONTOSO' }],
  },
  home: {
    by: 'attribute',
    attribute: 'extensionAttribute15',
    values: new Map([['china', ['21V', '21V-STAGED']]]),
    staged: new Set(['21V-STAGED']),
  },
  tenants,
  servers: [
    {
      name: 'G',
      tenant: 'global',
      connectors: { ad: 'contoso.internal', aad: 'contoso.onmicrosoft.com - AAD' },
      precedence: { from: 1, to: 99 },
    },
    {
      name: 'C',
      tenant: 'china',
      connectors: { ad: 'contoso.internal', aad: 'contoso.partner.onmschina.cn - AAD' },
      precedence: { from: 1, to: 99 },
    },
  ],
  mail: defaultMail(tenants, tenants[0] ?? null, options),
  availability: defaultAvailability(tenants, tenants[0] ?? null, options),
  options,
  ...given,
});

export type Given = Readonly<Record<string, Value | undefined>>;

let lastObject = 0;

/** An object of the forest; what matters to a test is given. */
export const adObject = (objectClass: string, attributes: Given = {}, name = `o${++lastObject}`): AdObject => ({
  dn: `CN=${name},OU=People,DC=contoso,DC=internal`,
  objectClass,
  attributes: new Map(
    Object.entries({ objectGUID: new Uint8Array(16).fill(++lastObject & 0xff), ...attributes }).flatMap(
      ([key, value]) => (value === undefined ? [] : [[key, value]]),
    ),
  ),
  at: { file: 'directory/people.yaml', line: lastObject, column: 1 },
});

export const user = (attributes: Given = {}, name?: string): AdObject => adObject('user', attributes, name);

/** A mailbox of the Global tenant as AD holds it (P01). */
export const globalUser = (alias: string, attributes: Given = {}): AdObject =>
  user(
    {
      displayName: alias,
      sAMAccountName: alias,
      userPrincipalName: `${alias}@contoso.com`,
      mail: `${alias}@contoso.com`,
      mailNickname: alias,
      proxyAddresses: [`SMTP:${alias}@contoso.com`, `smtp:${alias}@contoso.mail.onmicrosoft.com`],
      targetAddress: `SMTP:${alias}@contoso.mail.onmicrosoft.com`,
      userAccountControl: 512n,
      msExchRecipientTypeDetails: 2147483648n,
      msExchRecipientDisplayType: -2147483642n,
      msExchRemoteRecipientType: 4n,
      msExchMailboxGuid: new Uint8Array(16).fill(7),
      ...attributes,
    },
    alias,
  );

/** A mailbox on-premises (P02). */
export const localUser = (alias: string, attributes: Given = {}): AdObject =>
  globalUser(alias, {
    targetAddress: undefined,
    msExchRecipientTypeDetails: 1n,
    msExchRecipientDisplayType: 1073741824n,
    msExchRemoteRecipientType: undefined,
    homeMDB: 'CN=DB1',
    ...attributes,
  });

/** A mailbox of the China tenant, a mail user in AD (P03). */
export const chinaUser = (alias: string, attributes: Given = {}): AdObject =>
  globalUser(alias, {
    userPrincipalName: `${alias}@cn.contoso.com`,
    mail: `${alias}@cn.contoso.com`,
    proxyAddresses: [
      `SMTP:${alias}@cn.contoso.com`,
      `smtp:${alias}@contoso.com`,
      `smtp:${alias}@contoso.partner.mail.onmschina.cn`,
      'x500:/o=Contoso/ou=First/cn=Recipients/cn=old',
    ],
    targetAddress: `SMTP:${alias}@contoso.partner.mail.onmschina.cn`,
    msExchRecipientTypeDetails: 128n,
    msExchRecipientDisplayType: 6n,
    msExchRemoteRecipientType: undefined,
    msExchMailboxGuid: undefined,
    extensionAttribute15: '21V',
    ...attributes,
  });

export const group = (alias: string, attributes: Given = {}): AdObject =>
  adObject(
    'group',
    {
      displayName: alias,
      sAMAccountName: alias,
      mailNickname: alias,
      mail: `${alias}@contoso.com`,
      proxyAddresses: [`SMTP:${alias}@contoso.com`],
      groupType: 8n,
      msExchRecipientTypeDetails: 256n,
      msExchRecipientDisplayType: 1n,
      ...attributes,
    },
    alias,
  );

export const contact = (alias: string, attributes: Given = {}): AdObject =>
  adObject(
    'contact',
    {
      displayName: alias,
      mailNickname: alias,
      mail: `${alias}@fabrikam.example`,
      proxyAddresses: [`SMTP:${alias}@fabrikam.example`],
      targetAddress: `SMTP:${alias}@fabrikam.example`,
      msExchRecipientTypeDetails: 64n,
      msExchRecipientDisplayType: 6n,
      ...attributes,
    },
    alias,
  );
