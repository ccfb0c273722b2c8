import { stringify } from 'yaml';
import { type Flow, isStandardRule, type SyncRule } from '../../sync-rule.js';

const zeroGuid = '00000000-0000-0000-0000-000000000000';

/**
 * AADConnectDsc data for rules (export-formats 7). `connectorName` gives the name of a rule's connector: this format
 * refers to it by name. Every text is double-quoted, so that `NO` or `1` stay text (hardening YAML-W).
 */
export const writeDsc = (rules: readonly SyncRule[], connectorName: (rule: SyncRule) => string): string =>
  stringify(
    { Items: rules.map((rule) => dscRule(rule, connectorName(rule))) },
    { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0, aliasDuplicateObjects: false },
  );

const dscRule = (rule: SyncRule, connector: string) => ({
  Name: rule.name,
  ConnectorName: connector,
  Description: rule.description,
  Direction: rule.direction,
  Disabled: rule.disabled,
  SourceObjectType: rule.sourceObjectType,
  TargetObjectType: rule.targetObjectType,
  LinkType: rule.linkType,
  Precedence: rule.precedence,
  PrecedenceAfter: rule.precedenceAfter ?? zeroGuid,
  PrecedenceBefore: rule.precedenceBefore ?? zeroGuid,
  EnablePasswordSync: rule.enablePasswordSync,
  ImmutableTag: rule.immutableTag,
  IsStandardRule: isStandardRule(rule),
  Ensure: 'Present',
  ScopeFilter: rule.scopeGroups.map((group) => ({
    ScopeConditionList: group.map(({ attribute, operator, value }) => ({
      Attribute: attribute,
      ComparisonValue: value,
      ComparisonOperator: operator,
    })),
  })),
  JoinFilter: rule.joinGroups.map((group) => ({
    JoinConditionList: group.map(({ csAttribute, mvAttribute, caseSensitive }) => ({
      CSAttribute: csAttribute,
      MVAttribute: mvAttribute,
      CaseSensitive: caseSensitive,
    })),
  })),
  AttributeFlowMappings: rule.flows.map(dscFlow),
});

const dscFlow = (flow: Flow) => ({
  Destination: flow.target,
  FlowType: flow.kind === 'direct' ? 'Direct' : flow.kind === 'constant' ? 'Constant' : 'Expression',
  Source: flow.kind === 'direct' ? flow.source : flow.kind === 'constant' ? flow.constant : '',
  Expression: flow.kind === 'expression' ? flow.expression : '',
  ValueMergeType: flow.merge,
  ExecuteOnce: flow.applyOnce,
});
