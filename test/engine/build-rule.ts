import { type AttributeDefinition, type AttributeType, schemaOf } from '../../src/attribute/schema.js';
import { type Attributes, reference, type Value } from '../../src/attribute/value.js';
import type { ImportedObject } from '../../src/engine/cs-object.js';
import { type EngineInput, type EngineOutput, runEngine } from '../../src/engine/engine.js';
import type { Environment } from '../../src/expression/context.js';
import { aadConnectorId, type Connector, type ServerConfiguration } from '../../src/rule/server-export.js';
import type { Flow, JoinCondition, MergeType, ScopeClause, SyncRule } from '../../src/rule/sync-rule.js';

export const adId = '7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b58';
export const otherAdId = '7c3e9a10-52d4-4b7f-8e66-1f0c2a9d3b59';
export { aadConnectorId as aadId };

/** `attribute OPERATOR constant`, one clause a string, ANDed. */
export const clause = (text: string): ScopeClause => {
  const [attribute = '', operator = '', ...value] = text.split(' ');
  return { attribute, operator: operator as ScopeClause['operator'], value: value.join(' ') };
};

/** `cs = mv`, one condition a string; `==` compares case. */
export const condition = (text: string): JoinCondition => {
  const [csAttribute = '', operator = '', mvAttribute = ''] = text.split(' ');
  return { csAttribute, mvAttribute, caseSensitive: operator === '==' };
};

export interface FlowOptions {
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
  /** Groups of clauses as texts. */
  readonly scope?: readonly (readonly string[])[];
  readonly join?: readonly (readonly string[])[];
}

let last = 0;

/** A rule from user to person of the first AD connector; what matters to a test is given. */
export const rule = ({ scope = [], join = [], ...given }: RuleGiven = {}): SyncRule => {
  const id = `5b0d2c7e-3f41-4c86-9a2d-${String(++last).padStart(12, '0')}`;
  return {
    id,
    internalId: id,
    version: 1,
    name: `rule ${last}`,
    description: '',
    immutableTag: '',
    direction: 'Inbound',
    disabled: false,
    connector: given.direction === 'Outbound' ? aadConnectorId : adId,
    sourceObjectType: given.direction === 'Outbound' ? 'person' : 'user',
    targetObjectType: given.direction === 'Outbound' ? 'user' : 'person',
    linkType: 'Join',
    precedence: last,
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

/** `name type` or `name type*` for a list, ` 448` for an indexable one. */
const define = (text: string): AttributeDefinition => {
  const [name = '', type = '', limit] = text.split(' ');
  return {
    name,
    type: type.replace('*', '') as AttributeType,
    multiValued: type.endsWith('*'),
    ...(limit === undefined ? {} : { indexable: true }),
  };
};

const shared = [
  'mail string',
  'displayName string',
  'department string',
  'title string',
  'employeeID string',
  'proxyAddresses string*',
  'url string*',
  'manager reference',
  'member reference*',
  'pwdLastSet number',
  'countryCode number',
  'objectSid binary',
  'isHidden boolean',
];

export const adAttributes = [
  ...shared,
  'objectGUID binary',
  'userAccountControl number',
  'adminDescription string',
  'mailNickname string',
  'sAMAccountName string',
  'cn string',
  'msExchMasterAccountSid binary',
  'extensionAttribute15 string',
  'isCriticalSystemObject boolean',
];

export const mvAttributes = [
  ...shared,
  'sourceAnchor string 448',
  'cloudAnchor string 448',
  'cloudSourceAnchor string 448',
  'sourceObjectType string 448',
  'cloudFiltered boolean',
  'cloudMastered boolean',
  'accountEnabled boolean',
  'memberCount number',
  'short string 448',
  'sid binary',
];

export const aadAttributes = [
  ...shared,
  'sourceAnchor string',
  'cloudAnchor string',
  'alias string 448',
  'cloudMastered boolean',
  'accountEnabled boolean',
];

const connector = (id: string, name: string, kind: Connector['kind'], attributes: readonly string[]): Connector => ({
  id,
  name,
  kind,
  schema: schemaOf(attributes.map(define)),
  selected: null,
  partitions: [],
  parameters: new Map(),
});

/** Two AD forests and a cloud with small schemas. */
export const configuration = (rules: readonly SyncRule[]): ServerConfiguration => ({
  origin: 'built-in',
  rules,
  connectors: [
    connector(aadConnectorId, 'contoso.onmicrosoft.example - AAD', 'aad', aadAttributes),
    connector(adId, 'a.contoso.example', 'ad', adAttributes),
    connector(otherAdId, 'b.fabrikam.example', 'ad', adAttributes),
  ],
  metaverse: {
    schema: schemaOf(mvAttributes.map(define)),
    objectTypes: new Set(['person', 'group']),
    settings: new Map(),
  },
});

export const environment: Environment = {
  now: { kind: 'instant', ticks: 0n },
  random: () => 0,
  newGuid: () => '00000000-0000-4000-8000-000000000000',
};

export type Given = Readonly<Record<string, Value | undefined>>;

/** An object of a connector space; the DN of `name` lies in the first forest. */
export const object = (name: string, attributes: Given = {}, objectType = 'user'): ImportedObject => ({
  dn: dnOf(name),
  objectType,
  attributes: new Map(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ),
  parameters: new Map([
    ['Connector.ID', `{${adId}}`],
    ['Domain.FQDN', 'a.contoso.example'],
  ]),
  at: { file: 'directory/people.yaml' },
});

export const dnOf = (name: string): string => `CN=${name},OU=People,DC=a,DC=contoso,DC=example`;
export const to = (name: string) => reference(dnOf(name));

export interface RunGiven extends Partial<Omit<EngineInput, 'imported'>> {
  readonly objects?: readonly ImportedObject[];
  readonly others?: readonly ImportedObject[];
  readonly cloud?: readonly ImportedObject[];
}

export const inputOf = (rules: readonly SyncRule[], { objects = [], others = [], cloud = [], ...given }: RunGiven) => ({
  configuration: configuration(rules),
  customRules: [],
  imported: new Map([
    [adId, objects],
    [otherAdId, others],
    [aadConnectorId, cloud],
  ]),
  environment,
  ...given,
});

export const run = (rules: readonly SyncRule[], given: RunGiven): EngineOutput => runEngine(inputOf(rules, given));

export const plain = (attributes: Attributes): Record<string, Value> => Object.fromEntries(attributes);

/** What the cloud gets, by source anchor. */
export const exported = (output: EngineOutput): Record<string, Record<string, Value>> =>
  Object.fromEntries(
    (output.exports.get(aadConnectorId) ?? []).map(({ sourceAnchor, attributes }) => [sourceAnchor, plain(attributes)]),
  );

/** The metaverse as the CNs that are linked to each object, with its values. */
export const people = (output: EngineOutput): { links: string[]; values: Record<string, Value> }[] =>
  output.metaverse().map(({ links, attributes }) => ({
    links: links.filter(({ dn }) => !/^CN=\{/.test(dn)).map(({ dn }) => /^CN=([^,]*)/.exec(dn)?.[1] ?? dn),
    values: plain(attributes),
  }));

/** Rules that join on `employeeID`, project always, and export every person under an anchor of that name. */
export const skeleton = (): SyncRule[] => [
  rule({
    name: 'In Join',
    linkType: 'Provision',
    precedence: 100,
    join: [['employeeID = employeeID']],
    flows: [direct('employeeID'), direct('sourceAnchor', 'employeeID')],
  }),
  rule({
    name: 'Out Join',
    direction: 'Outbound',
    linkType: 'Provision',
    precedence: 120,
    scope: [['sourceAnchor ISNOTNULL', 'cloudFiltered NOTEQUAL True']],
    join: [['sourceAnchor = sourceAnchor']],
    flows: [direct('sourceAnchor'), formula('dn', '"CN={" & ConvertToUTF8Hex([sourceAnchor]) & "}"')],
  }),
];

/** Who is in error and why, as `CN error`. */
export const errorsOf = (output: EngineOutput): string[] =>
  output.errors.map(({ dn, error }) => `${/^CN=([^,]*)/.exec(dn)?.[1] ?? dn} ${error}`);

export const codesOf = ({ diagnostics }: EngineOutput): string[] => diagnostics.map(({ code }) => code);

/** The only person of a metaverse that has one. */
export const person = (output: EngineOutput): Record<string, Value> => {
  const all = people(output);
  if (all.length !== 1) throw new Error(`${all.length} metaverse objects instead of one`);
  return all[0]?.values ?? {};
};

/** One person `Anna` who projects, with further inbound rules; what the metaverse then holds. */
export const flowInto = (flows: readonly Flow[], attributes: Given = {}, given: RunGiven = {}): EngineOutput =>
  run([...skeleton(), rule({ name: 'Tested', precedence: 50, flows })], {
    objects: [object('Anna', { employeeID: '1', ...attributes })],
    ...given,
  });
