/** What a parameter of an exported statement holds. */
export type ParameterKind = 'text' | 'number' | 'texts' | 'variables' | 'arguments' | 'switch';

/** The statements that exported scripts consist of, with their parameters in the order of the export (export-formats 5.2). */
export const commands = {
  'New-ADSyncRule': {
    Name: 'text',
    Identifier: 'text',
    Description: 'text',
    Direction: 'text',
    Precedence: 'number',
    PrecedenceAfter: 'text',
    PrecedenceBefore: 'text',
    SourceObjectType: 'text',
    TargetObjectType: 'text',
    Connector: 'text',
    LinkType: 'text',
    SoftDeleteExpiryInterval: 'number',
    ImmutableTag: 'text',
    EnablePasswordSync: 'switch',
    Disabled: 'switch',
    OutVariable: 'text',
  },
  'Add-ADSyncAttributeFlowMapping': {
    SynchronizationRule: 'variables',
    Source: 'texts',
    Destination: 'text',
    FlowType: 'text',
    ValueMergeType: 'text',
    ExecuteOnce: 'switch',
    Expression: 'text',
    OutVariable: 'text',
  },
  'New-Object': { TypeName: 'text', ArgumentList: 'arguments', OutVariable: 'text' },
  'Add-ADSyncScopeConditionGroup': {
    SynchronizationRule: 'variables',
    ScopeConditions: 'variables',
    OutVariable: 'text',
  },
  'Add-ADSyncJoinConditionGroup': {
    SynchronizationRule: 'variables',
    JoinConditions: 'variables',
    OutVariable: 'text',
  },
  'Add-ADSyncRule': { SynchronizationRule: 'variables', OutVariable: 'text' },
  'Get-ADSyncRule': { Identifier: 'text', OutVariable: 'text' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ParameterKind>>>>;

export type CommandName = keyof typeof commands;

const model = 'Microsoft.IdentityManagement.PowerShell.ObjectModel';
/** Arguments: attribute, value, operator (PS-6). */
export const scopeConditionType = `${model}.ScopeCondition`;
/** Arguments: connector-space attribute, metaverse attribute, case flag (PS-6). */
export const joinConditionType = `${model}.JoinCondition`;

/** The variable that holds the rule in every exported statement (PS-7). */
export const ruleVariable = 'syncRule';
