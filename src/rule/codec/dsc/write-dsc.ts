import { zeroGuid } from '../../guid.js';
import { type Flow, isStandardRule, type SyncRule } from '../../sync-rule.js';
import { kindAndSources } from '../powershell/write-script.js';

/**
 * AADConnectDsc data for rules (export-formats 7). `connectorName` gives the name of a rule's connector: this format
 * refers to it by name. Every text is double-quoted, so that `NO` or `1` stay text (hardening YAML-W).
 */
export const writeDsc = (rules: readonly SyncRule[], connectorName: (rule: SyncRule) => string): string =>
  `${yaml({ Items: rules.map((rule) => dscRule(rule, connectorName(rule))) }, '').replace(/^\n/, '')}\n`;

type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Block style, two blanks a level; keys are fixed words of ours. What is returned follows a colon or a dash. */
const yaml = (value: YamlValue, indent: string): string => {
  if (typeof value === 'string') return ` ${yamlText(value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${value}`;
  if (isList(value))
    return value.length === 0 ? ' []' : value.map((item) => `\n${indent}-${inItem(item, `${indent}  `)}`).join('');
  return Object.entries(value)
    .map(([key, item]) => `\n${indent}${key}:${yaml(item, `${indent}  `)}`)
    .join('');
};

/** The first key of a mapping stands behind the dash. */
const inItem = (item: YamlValue, indent: string): string => {
  const text = yaml(item, indent);
  return text.startsWith(`\n${indent}`) ? ` ${text.slice(1 + indent.length)}` : text;
};

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

/** A double-quoted scalar: JSON's escapes are YAML's, and what cannot be seen is escaped as well. */
const yamlText = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The keys of the resource, in its order (DSC-3 to DSC-5). */
const dscRule = (rule: SyncRule, connector: string): YamlValue => ({
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

/** `Source` is one text, empty for expressions (DSC-5). */
const dscFlow = (flow: Flow): YamlValue => ({
  Destination: flow.target,
  FlowType: kindAndSources(flow).kind,
  Source: flow.kind === 'expression' ? '' : (kindAndSources(flow).sources[0] ?? ''),
  Expression: flow.kind === 'expression' ? flow.expression : '',
  ValueMergeType: flow.merge,
  ExecuteOnce: flow.applyOnce,
});
