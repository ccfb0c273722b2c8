import { assertNever } from '../../../base/assert-never.js';
import { zeroGuid } from '../../guid.js';
import type { Flow, JoinCondition, ScopeClause, SyncRule } from '../../sync-rule.js';
import { type CommandName, joinConditionType, ruleVariable, scopeConditionType } from './commands.js';

/**
 * The script that the rules editor exports for the rules, one after the other (export-formats 5.1, 5.2): to be read by
 * people and tools; onegal's own import script is the one to run. UTF-8 with BOM unless everything is ASCII (PS-12).
 */
export const writeRuleScript = (rules: readonly SyncRule[]): string => {
  const script = rules.map(ruleScript).join('');
  return /^[\0-\x7f]*$/.test(script) ? script : `\ufeff${script}`;
};

const lineEnd = '\r\n';

const ruleScript = (rule: SyncRule): string =>
  [
    newRule(rule),
    ...rule.flows.map(flowStatement),
    ...rule.scopeGroups.flatMap((group) =>
      conditionGroup('Add-ADSyncScopeConditionGroup', 'ScopeConditions', scopeConditionType, group.map(scopeArguments)),
    ),
    ...rule.joinGroups.flatMap((group) =>
      conditionGroup('Add-ADSyncJoinConditionGroup', 'JoinConditions', joinConditionType, group.map(joinArguments)),
    ),
    statement('Add-ADSyncRule', [['SynchronizationRule', theRule]]),
    statement('Get-ADSyncRule', [['Identifier', quoted(rule.id)]]),
  ].join('');

type Parameter = readonly [name: string, value: string | null];

/** Two blanks and a back-tick behind command and switch, one behind a value, two empty lines at the end (PS-1, PS-2). */
const statement = (command: CommandName, parameters: readonly Parameter[]): string => {
  const lines = parameters.map(([name, value]) => `-${name} ${value ?? ''}`);
  return `${[`${command} `, ...lines].join(` \`${lineEnd}`)}${lineEnd.repeat(3)}`;
};

const theRule = `$${ruleVariable}[0]`;

/** Every kind of single quote is doubled as itself; nothing else means anything inside (PS-9, PS-10, PS-W1). */
const quoted = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

const list = (items: readonly string[]): string => `@(${items.join(',')})`;

const newRule = (rule: SyncRule): string =>
  statement('New-ADSyncRule', [
    ['Name', quoted(rule.name)],
    ['Identifier', quoted(rule.id)],
    ['Description', quoted(rule.description)],
    ['Direction', quoted(rule.direction)],
    ['Precedence', String(rule.precedence)],
    ['PrecedenceAfter', quoted(rule.precedenceAfter ?? zeroGuid)],
    ['PrecedenceBefore', quoted(rule.precedenceBefore ?? zeroGuid)],
    ['SourceObjectType', quoted(rule.sourceObjectType)],
    ['TargetObjectType', quoted(rule.targetObjectType)],
    ['Connector', quoted(rule.connector)],
    ['LinkType', quoted(rule.linkType)],
    [
      'SoftDeleteExpiryInterval',
      rule.softDeleteExpiryInterval === '00:00:00' ? '0' : quoted(rule.softDeleteExpiryInterval),
    ],
    ['ImmutableTag', quoted(rule.immutableTag)],
    ...switchFor('EnablePasswordSync', rule.enablePasswordSync),
    ...switchFor('Disabled', rule.disabled),
    ['OutVariable', ruleVariable],
  ]);

const switchFor = (name: string, on: boolean): readonly Parameter[] => (on ? [[name, null]] : []);

const flowStatement = (flow: Flow): string => {
  const { kind, sources } = kindAndSources(flow);
  return statement('Add-ADSyncAttributeFlowMapping', [
    ['SynchronizationRule', theRule],
    ...(sources.length === 0 ? [] : [['Source', list(sources.map(quoted))] as const]),
    ['Destination', quoted(flow.target)],
    ['FlowType', quoted(kind)],
    ['ValueMergeType', quoted(flow.merge)],
    ...switchFor('ExecuteOnce', flow.applyOnce),
    ...(flow.kind === 'expression' ? [['Expression', quoted(flow.expression)] as const] : []),
    ['OutVariable', ruleVariable],
  ]);
};

/** A direct flow names its attribute, a constant carries its text as the only source (PS-5). */
export const kindAndSources = (
  flow: Flow,
): { readonly kind: 'Direct' | 'Constant' | 'Expression'; readonly sources: readonly string[] } => {
  switch (flow.kind) {
    case 'direct':
      return { kind: 'Direct', sources: [flow.source] };
    case 'constant':
      return { kind: 'Constant', sources: [flow.constant] };
    case 'expression':
      return { kind: 'Expression', sources: flow.sources };
    default:
      return assertNever(flow);
  }
};

const conditionGroup = (
  command: CommandName,
  parameter: string,
  type: string,
  conditions: readonly string[],
): readonly string[] => [
  ...conditions.map((given, i) =>
    statement('New-Object', [
      ['TypeName', quoted(type)],
      ['ArgumentList', given],
      ['OutVariable', `condition${i}`],
    ]),
  ),
  statement(command, [
    ['SynchronizationRule', theRule],
    [parameter, list(conditions.map((_, i) => `$condition${i}[0]`))],
    ['OutVariable', ruleVariable],
  ]),
];

const scopeArguments = ({ attribute, value, operator }: ScopeClause): string =>
  [attribute, value, operator].map(quoted).join(',');

const joinArguments = ({ csAttribute, mvAttribute, caseSensitive }: JoinCondition): string =>
  `${quoted(csAttribute)},${quoted(mvAttribute)},${caseSensitive ? '$true' : '$false'}`;
