import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AttributeDefinition } from '../../src/attribute/schema.js';
import { schemaOf } from '../../src/attribute/schema.js';
import { invariant } from '../../src/base/assert-never.js';
import type { FileSet } from '../../src/base/files.js';
import { type CompileInput, compileServer } from '../../src/compiler/compile-server.js';
import { type RuleTemplate, readTemplates } from '../../src/compiler/template.js';
import { defaultAvailability, defaultMail } from '../../src/model/mail-defaults.js';
import type { Options, Server, Tenant, Workspace } from '../../src/model/workspace.js';
import { aadConnectorId, type Connector, type ServerConfiguration } from '../../src/rule/server-export.js';
import type { Flow, SyncRule } from '../../src/rule/sync-rule.js';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const readFolder = (folder: string): [string, string][] =>
  readdirSync(join(projectRoot, folder)).map((name) => [
    `${folder}/${name}`,
    readFileSync(join(projectRoot, folder, name), 'utf8'),
  ]);

/** The templates and their schema as the package ships them. */
export const shippedFiles: FileSet = new Map([...readFolder('rules/coexistence'), ...readFolder('schemas')]);

const templates = readTemplates(shippedFiles);

export const shippedTemplates = (): readonly RuleTemplate[] => {
  invariant(templates.ok, `the shipped templates are sound: ${JSON.stringify(templates.diagnostics)}`);
  return templates.value;
};

export const tenant = (name: string, overrides: Partial<Tenant> = {}): Tenant => ({
  name,
  cloud: 'global',
  initialDomain: `${name}.onmicrosoft.com`,
  verifiedDomains: [],
  acceptedDomains: [],
  licensing: { kind: 'home' },
  mailboxes: { kind: 'home' },
  ...overrides,
});

const authoritative = (domain: string) => ({ domain, type: 'authoritative' }) as const;

/** The tenants of scenario A.1. */
export const globalTenant = tenant('global', {
  initialDomain: 'contoso.onmicrosoft.com',
  routingDomain: 'contoso.mail.onmicrosoft.com',
  verifiedDomains: ['contoso.com'],
  acceptedDomains: [authoritative('contoso.com')],
});
export const chinaTenant = tenant('china', {
  cloud: 'china',
  initialDomain: 'contoso.partner.onmschina.cn',
  routingDomain: 'contoso.partner.mail.onmschina.cn',
  verifiedDomains: ['cn.contoso.com'],
  acceptedDomains: [authoritative('cn.contoso.com')],
});
export const usTenant = tenant('us', {
  cloud: 'usgov',
  initialDomain: 'contoso.onmicrosoft.us',
  routingDomain: 'contoso.mail.onmicrosoft.us',
  verifiedDomains: ['us.contoso.com'],
  acceptedDomains: [authoritative('us.contoso.com')],
});

export const options: Options = {
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

const server = (name: string, tenantName: string): Server => ({
  name,
  tenant: tenantName,
  connectors: { ad: 'contoso.internal', aad: `${tenantName} - AAD` },
  precedence: { from: 1, to: 99 },
});

/** The reference topology of scenario A, with the given marker values. */
export const workspaceOf = (
  tenants: readonly Tenant[],
  values: ReadonlyMap<string, readonly string[]>,
  overrides: { readonly options?: Partial<Options>; readonly staged?: readonly string[] } = {},
): Workspace => ({
  version: 1,
  forest: {
    fqdn: 'contoso.internal',
    netbios: 'CONTOSO',
    domains: [{ fqdn: 'contoso.internal', netbios: 'CONTOSO' }],
  },
  home: {
    by: 'attribute',
    attribute: 'extensionAttribute15',
    values,
    staged: new Set(overrides.staged ?? [...values.values()].flat().filter((value) => value.endsWith('-STAGED'))),
  },
  tenants,
  servers: tenants.map(({ name }) => server(name.charAt(0).toUpperCase(), name)),
  mail: defaultMail(tenants, tenants[0] ?? null, options),
  availability: defaultAvailability(tenants, tenants[0] ?? null, options),
  options: { ...options, ...overrides.options },
});

export const reference = (overrides: Partial<Options> = {}): Workspace =>
  workspaceOf([globalTenant, chinaTenant], new Map([['china', ['21V', '21V-STAGED']]]), { options: overrides });

export const threeTenants = (overrides: Partial<Options> = {}): Workspace =>
  workspaceOf(
    [globalTenant, chinaTenant, usTenant],
    new Map([
      ['china', ['21V', '21V-STAGED']],
      ['us', ['GCC', 'GCC-STAGED']],
    ]),
    { options: overrides },
  );

const adConnectorId = 'ad000000-0000-4000-8000-000000000001';

const direct = (...targets: string[]): Flow[] =>
  targets.map((target) => ({ kind: 'direct', target, source: target, merge: 'Update', applyOnce: false }));
const expression = (target: string, text: string, ...sources: string[]): Flow => ({
  kind: 'expression',
  target,
  expression: text,
  sources,
  merge: 'Update',
  applyOnce: false,
});
const constant = (target: string, text: string): Flow => ({
  kind: 'constant',
  target,
  constant: text,
  merge: 'Update',
  applyOnce: false,
});

/** Some rule of the server, by default an inbound rule of the AD connector. */
export const serverRule = (
  name: string,
  precedence: number,
  flows: readonly Flow[],
  more: Partial<SyncRule> = {},
): SyncRule => {
  const id = `00000000-0000-4000-8000-${String(precedence).padStart(12, '0')}`;
  return {
    id,
    internalId: id,
    version: 1,
    name,
    description: '',
    immutableTag: precedence < 100 ? '' : `Microsoft.${name.replace(/[ -]/g, '')}.004`,
    direction: 'Inbound',
    disabled: false,
    connector: adConnectorId,
    sourceObjectType: 'user',
    targetObjectType: 'person',
    linkType: 'Join',
    precedence,
    precedenceAfter: null,
    precedenceBefore: null,
    softDeleteExpiryInterval: '00:00:00',
    enablePasswordSync: false,
    flows,
    joinGroups: [],
    scopeGroups: [],
    unknown: [],
    ...more,
  };
};

export const clause = (
  attribute: string,
  operator: SyncRule['scopeGroups'][number][number]['operator'],
  value = '',
) => ({
  attribute,
  operator,
  value,
});

const exchangeTargets = [
  'msExchMailboxGuid',
  'msExchArchiveGUID',
  'msExchArchiveName',
  'msExchRecipientTypeDetails',
  'msExchRecipientDisplayType',
  'targetAddress',
  'msExchELCMailboxFlags',
  'msExchELCExpirySuspensionStart',
  'msExchELCExpirySuspensionEnd',
  'msExchUserHoldPolicies',
  'msExchLitigationHoldDate',
  'msExchLitigationHoldOwner',
  'msExchTeamMailboxExpiration',
  'msExchTeamMailboxOwners',
  'msExchTeamMailboxSharePointUrl',
  'msExchMailboxAuditEnable',
  'msExchMailboxAuditLogAgeLimit',
  'msExchAuditAdmin',
  'msExchAuditDelegate',
  'msExchAuditDelegateAdmin',
  'msExchAuditOwner',
  'msExchBypassAudit',
  'msExchSafeSendersHash',
  'msExchSafeRecipientsHash',
  'msExchBlockedSendersHash',
  'publicDelegates',
  'msExchDelegateListLink',
  'altRecipient',
  'msExchImmutableId',
  'msExchRemoteRecipientType',
  'msExchResourceMetaData',
];
const lyncTargets = [
  'msRTCSIP-ApplicationOptions',
  'msRTCSIP-DeploymentLocator',
  'msRTCSIP-Line',
  'msRTCSIP-OptionFlags',
  'msRTCSIP-OwnerUrn',
  'msRTCSIP-PrimaryUserAddress',
  'msRTCSIP-UserEnabled',
  'msRTCSIP-OriginatorSid',
];
const identity = [
  constant('accountEnabled', 'True'),
  ...direct('cn', 'objectSid', 'pwdLastSet', 'userPrincipalName'),
  expression('sourceAnchor', 'ConvertToBase64([objectGUID])', 'objectGUID'),
  expression('domainFQDN', '%Domain.FQDN%'),
];
const state = expression('accountEnabled', 'IIF(BitAnd([userAccountControl],2)=0,True,False)', 'userAccountControl');
const addresses = expression(
  'proxyAddresses',
  'RemoveDuplicates(Trim(ImportedValue("proxyAddresses")))',
  'proxyAddresses',
);
const alias = clause('mailNickname', 'ISNOTNULL');
const noUser = clause('adminDescription', 'NOTSTARTSWITH', 'User_');

const userRules = (type: 'User' | 'InetOrgPerson', offset: number): SyncRule[] => {
  const more = { sourceObjectType: type === 'User' ? 'user' : 'inetOrgPerson' };
  return [
    serverRule(
      `In from AD - ${type} Join`,
      100 + offset,
      [expression('cloudFiltered', 'IIF(IsPresent([isCriticalSystemObject]),True,NULL)')],
      {
        ...more,
        linkType: 'Provision',
        scopeGroups: [[clause('isCriticalSystemObject', 'NOTEQUAL', 'TRUE'), noUser]],
      },
    ),
    serverRule(`In from AD - ${type} AccountEnabled`, 102 + offset, identity, {
      ...more,
      enablePasswordSync: type === 'User',
      scopeGroups: [[clause('userAccountControl', 'ISBITNOTSET', '2')]],
    }),
    serverRule(
      `In from AD - ${type} Common from Exchange`,
      104 + offset,
      [state, addresses, ...direct('mail', 'displayName')],
      {
        ...more,
        scopeGroups: [[alias, noUser]],
      },
    ),
    serverRule(
      `In from AD - ${type} Common`,
      106 + offset,
      [state, addresses, ...direct('mail', 'displayName', 'pwdLastSet', 'userPrincipalName')],
      {
        ...more,
        scopeGroups: [[noUser]],
      },
    ),
    serverRule(`In from AD - ${type} Exchange`, 108 + offset, direct(...exchangeTargets), {
      ...more,
      scopeGroups: [[alias]],
    }),
    serverRule(`In from AD - ${type} Lync`, 110 + offset, direct(...lyncTargets), more),
  ];
};

/** A server in short: the inbound rules of a later version, in the order of sync-engine 11.1. */
export const standardRules = (): SyncRule[] => [
  ...userRules('User', 0),
  ...userRules('InetOrgPerson', 1),
  serverRule('In from AD - Group Exchange', 113, [addresses], { sourceObjectType: 'group', targetObjectType: 'group' }),
  serverRule('In from AD - Contact Common', 116, [addresses, ...direct('mail')], { sourceObjectType: 'contact' }),
];

const definition = (name: string): AttributeDefinition => ({ name, type: 'string', multiValued: false });

const connector = (selected: ReadonlySet<string> | null): Connector => ({
  id: adConnectorId,
  name: 'contoso.internal',
  kind: 'ad',
  schema: schemaOf([]),
  selected,
  partitions: [],
  parameters: new Map(),
});

/** A server with the standard rules in short; everything is selected and known unless said otherwise. */
export const configurationOf = (
  more: {
    readonly rules?: readonly SyncRule[];
    readonly selected?: ReadonlySet<string>;
    readonly withoutTargets?: readonly string[];
  } = {},
): ServerConfiguration => {
  const rules = more.rules ?? standardRules();
  const targets = new Set([
    ...standardRules().flatMap((rule) => rule.flows.map((flow) => flow.target)),
    'cloudFiltered',
    'usageLocation',
  ]);
  for (const target of more.withoutTargets ?? []) targets.delete(target);
  return {
    origin: 'export',
    rules,
    connectors: [
      connector(more.selected ?? null),
      { ...connector(null), id: aadConnectorId, name: 'tenant - AAD', kind: 'aad' },
    ],
    metaverse: {
      schema: schemaOf([...targets].map(definition)),
      objectTypes: new Set(['person', 'group']),
      settings: new Map(),
    },
  };
};

/** Compiles for one server of a workspace by its name; the reference configuration unless said otherwise. */
export const compileFor = (serverName: string, workspace: Workspace, more: Partial<CompileInput> = {}) => {
  const found = workspace.servers.find(({ name }) => name === serverName);
  invariant(found !== undefined, `the workspace has a server ${serverName}`);
  return compileServer({
    workspace,
    server: found,
    configuration: configurationOf(),
    templates: shippedTemplates(),
    ...more,
  });
};

/** The compiled rules; fails the test when there are none. */
export const rulesFor = (
  serverName: string,
  workspace: Workspace,
  more: Partial<CompileInput> = {},
): readonly SyncRule[] => {
  const compiled = compileFor(serverName, workspace, more);
  invariant(compiled.ok, `server ${serverName} compiles: ${JSON.stringify(compiled.diagnostics)}`);
  return compiled.value.rules;
};

/** A scope as the scenario prints it: `{a EQUAL 1; b ISNULL} OR {…}`. */
export const printScope = (rule: SyncRule): string =>
  rule.scopeGroups
    .map(
      (group) =>
        `{${group.map(({ attribute, operator, value }) => [attribute, operator, value].join(' ').trim()).join('; ')}}`,
    )
    .join(' OR ');

/** Target to what flows: a constant in quotes, an expression as it is. */
export const printFlows = (rule: SyncRule): Record<string, string> =>
  Object.fromEntries(
    rule.flows.map((flow) => [
      flow.target,
      flow.kind === 'constant' ? `'${flow.constant}'` : flow.kind === 'direct' ? flow.source : flow.expression,
    ]),
  );

export const errorsOf = (result: {
  readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
}) => result.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
