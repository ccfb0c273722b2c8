import type { Diagnostic } from '../../../base/diagnostic.js';
import type { DocumentNode, MapNode } from '../../../base/document.js';
import { foldCase } from '../../../base/fold-case.js';
import { readYaml } from '../../../base/read-yaml.js';
import { type Result, resultOf } from '../../../base/result.js';
import { suggestion } from '../../../base/suggestion.js';
import { md5Guid } from '../../../base/uuid.js';
import { expressionSources } from '../../expression-sources.js';
import { zeroGuid } from '../../guid.js';
import { parseScopeOperator } from '../../operator-spelling.js';
import type { Flow, JoinCondition, ScopeClause, ScopeOperator, SyncRule } from '../../sync-rule.js';
import type { ConnectorNames } from '../connector-names.js';
import * as values from '../values.js';

/** Reads the `Items` of AADConnectDsc data as rules, all mistakes at once (export-formats 7). */
export const readDsc = (text: string, file: string, connectors: ConnectorNames): Result<readonly SyncRule[]> => {
  const document = readYaml(text, file);
  if (!document.ok) return document;
  const diagnostics: Diagnostic[] = [];
  const reader = new DscReader((diagnostic) => diagnostics.push(diagnostic));
  const items = reader.list(reader.keys(document.value, ['Items']), 'Items');
  const rules = items.flatMap((item) => readRule(reader, item, connectors));
  return resultOf(rules, diagnostics);
};

/** The identifier that the resource gives a rule: it follows from name and connector (DSC-2). */
export const dscRuleId = (name: string, connectorName: string): string => md5Guid(name + connectorName);

const ruleKeys = [
  'Name',
  'ConnectorName',
  'Description',
  'Direction',
  'Disabled',
  'SourceObjectType',
  'TargetObjectType',
  'LinkType',
  'Precedence',
  'PrecedenceAfter',
  'PrecedenceBefore',
  'EnablePasswordSync',
  'ImmutableTag',
  'IsStandardRule',
  'Ensure',
  'ScopeFilter',
  'JoinFilter',
  'AttributeFlowMappings',
  // Read-only: what `Get` reports and nobody can set (DSC-3).
  'Identifier',
  'Version',
  'Connector',
  'IsLegacyCustomRule',
] as const;

const readRule = (reader: DscReader, node: DocumentNode, connectors: ConnectorNames): readonly SyncRule[] => {
  const keys = reader.keys(node, ruleKeys);
  if (keys === null) return [];
  const name = reader.value(keys, 'Name', values.someText);
  const connectorName = reader.value(keys, 'ConnectorName', values.someText);
  if (reader.value(keys, 'Ensure', values.oneOf(['Present', 'Absent']), 'Present') === 'Absent') {
    const message = `the rule \`${name}\` is to be absent, which no other format can say`;
    reader.report(keys, 'Ensure', 'dsc-absent', message, 'Remove it from the file.');
    return [];
  }
  if (reader.value(keys, 'IsStandardRule', values.bool, 'false') && !keys.entries.has('Direction')) {
    const message = `of the standard rule \`${name}\` only name and state are given`;
    reader.report(keys, 'IsStandardRule', 'dsc-standard-rule', message, 'Take it from a server export (DSC-6).');
    return [];
  }
  const connector = connectors.idOf(connectorName);
  if (!connector.known) {
    const message = `the connector \`${connectorName}\` is not known, so an identifier is made of its name`;
    const help = 'Give the folder of a server export, which has the connectors, with `--connectors`.';
    reader.report(keys, 'ConnectorName', 'connector-unknown', message, help, 'warning');
  }
  const id = dscRuleId(name, connectorName);
  return [
    {
      id,
      internalId: id,
      version: 1,
      name,
      description: reader.value(keys, 'Description', values.anyText, ''),
      immutableTag: reader.value(keys, 'ImmutableTag', values.anyText, ''),
      direction: reader.value(keys, 'Direction', values.direction),
      disabled: reader.value(keys, 'Disabled', values.bool, 'false'),
      connector: connector.id,
      sourceObjectType: reader.value(keys, 'SourceObjectType', values.objectType),
      targetObjectType: reader.value(keys, 'TargetObjectType', values.targetType),
      linkType: reader.value(keys, 'LinkType', values.linkType),
      precedence: reader.value(keys, 'Precedence', values.wholeNumber),
      precedenceAfter: values.orNone(reader.value(keys, 'PrecedenceAfter', values.guid, zeroGuid)),
      precedenceBefore: values.orNone(reader.value(keys, 'PrecedenceBefore', values.guid, zeroGuid)),
      softDeleteExpiryInterval: '00:00:00',
      enablePasswordSync: reader.value(keys, 'EnablePasswordSync', values.bool, 'false'),
      flows: readFlows(reader, keys),
      joinGroups: reader.groups(keys, 'JoinFilter', 'JoinConditionList', readJoin),
      scopeGroups: reader.groups(keys, 'ScopeFilter', 'ScopeConditionList', readClause),
      unknown: [],
    },
  ];
};

const flowKeys = ['Destination', 'FlowType', 'Source', 'Expression', 'ValueMergeType', 'ExecuteOnce'] as const;

const readFlows = (reader: DscReader, rule: MapNode): readonly Flow[] => {
  const targets = new Set<string>();
  return reader.list(rule, 'AttributeFlowMappings').flatMap((node) => {
    const keys = reader.keys(node, flowKeys);
    if (keys === null) return [];
    const flow = readFlow(reader, keys);
    if (targets.has(foldCase(flow.target))) {
      const message = `the rule has a second flow to \`${flow.target}\``;
      reader.report(keys, 'Destination', 'duplicate-target', message, 'A rule may have one flow per target (FLOW-1).');
    }
    targets.add(foldCase(flow.target));
    return [flow];
  });
};

const readFlow = (reader: DscReader, keys: MapNode): Flow => {
  const common = {
    target: reader.value(keys, 'Destination', values.attributeName),
    merge: reader.value(keys, 'ValueMergeType', values.mergeType, 'Update'),
    applyOnce: reader.value(keys, 'ExecuteOnce', values.bool, 'false'),
  };
  switch (reader.value(keys, 'FlowType', values.oneOf(['Direct', 'Constant', 'Expression']))) {
    case 'Direct':
      return { ...common, kind: 'direct', source: reader.value(keys, 'Source', values.attributeName) };
    case 'Constant':
      return { ...common, kind: 'constant', constant: reader.value(keys, 'Source', values.anyText) };
    case 'Expression': {
      const expression = reader.value(keys, 'Expression', values.someText);
      return { ...common, kind: 'expression', expression, sources: expressionSources(expression) };
    }
  }
};

const readClause = (reader: DscReader, node: DocumentNode): readonly ScopeClause[] => {
  const keys = reader.keys(node, ['Attribute', 'ComparisonValue', 'ComparisonOperator']);
  if (keys === null) return [];
  return [
    {
      attribute: reader.value(keys, 'Attribute', values.attributeName),
      operator: reader.value(keys, 'ComparisonOperator', operatorName),
      value: reader.value(keys, 'ComparisonValue', values.anyText, ''),
    },
  ];
};

const operatorName: values.Decoder<ScopeOperator> = {
  expected: 'an operator such as EQUAL, NOTEQUAL, ISNULL, STARTSWITH or ISBITSET',
  read: (text) => parseScopeOperator(text)?.operator ?? null,
  blank: 'ISNULL',
};

const readJoin = (reader: DscReader, node: DocumentNode): readonly JoinCondition[] => {
  const keys = reader.keys(node, ['CSAttribute', 'MVAttribute', 'CaseSensitive']);
  if (keys === null) return [];
  return [
    {
      csAttribute: reader.value(keys, 'CSAttribute', values.attributeName),
      mvAttribute: reader.value(keys, 'MVAttribute', values.attributeName),
      caseSensitive: reader.value(keys, 'CaseSensitive', values.bool, 'false'),
    },
  ];
};

/** Takes mappings apart; a mistake is reported and something harmless stands in for it. */
class DscReader {
  constructor(private readonly add: (diagnostic: Diagnostic) => void) {}

  report(
    node: MapNode,
    key: string,
    slug: string,
    message: string,
    help: string,
    severity: Diagnostic['severity'] = 'error',
  ): void {
    this.add({ code: `rule/${slug}`, severity, message, at: node.entries.get(key)?.at ?? node.at, help });
  }

  /** The node as a mapping with only the given keys. */
  keys(node: DocumentNode, known: readonly string[]): MapNode | null {
    if (node.kind !== 'map') {
      const message = `expected a mapping with ${known.slice(0, 3).join(', ')}`;
      this.add({ code: 'rule/dsc-shape', severity: 'error', message, at: node.at, help: 'See DSC-1 to DSC-5.' });
      return null;
    }
    for (const name of node.entries.keys())
      if (!known.includes(name))
        this.report(
          node,
          name,
          'dsc-key',
          `the key \`${name.slice(0, 80)}\` is not known here`,
          suggestion(name, known) ?? 'No other format can carry it; remove it.',
        );
    return node;
  }

  list(node: MapNode | null, key: string): readonly DocumentNode[] {
    const value = node?.entries.get(key)?.value;
    if (node === null || value === undefined) {
      if (node !== null) this.report(node, key, 'dsc-shape', `the list \`${key}\` is missing`, `Add \`${key}: []\`.`);
      return [];
    }
    if (value.kind === 'list') return value.items;
    // An empty list is often written as nothing at all.
    if (value.kind === 'scalar' && (value.text === '' || value.text === 'null' || value.text === '~')) return [];
    this.report(node, key, 'dsc-shape', `\`${key}\` is not a list`, 'Write one item a line, each behind a dash.');
    return [];
  }

  /** The text under a key through a decoder; without `fallback` it must be there. */
  value<T>(node: MapNode, key: string, decoder: values.Decoder<T>, fallback?: string): T {
    const found = node.entries.get(key)?.value;
    if (found === undefined && fallback === undefined) {
      this.report(node, key, 'dsc-missing', `the key \`${key}\` is missing`, `It must be ${decoder.expected}.`);
      return decoder.blank;
    }
    const text = found === undefined ? fallback : found.kind === 'scalar' ? found.text : undefined;
    const value = text === undefined ? null : decoder.read(text);
    if (value !== null) return value;
    const shown = text === undefined ? 'a list or mapping' : `\`${text.slice(0, 80)}\``;
    this.report(node, key, 'bad-value', `${shown} is not a valid \`${key}\``, `It must be ${decoder.expected}.`);
    return decoder.blank;
  }

  /** A list of groups, each a mapping with one list. */
  groups<T>(
    rule: MapNode,
    key: string,
    inner: string,
    readOne: (reader: DscReader, node: DocumentNode) => readonly T[],
  ): readonly (readonly T[])[] {
    return this.list(rule, key).flatMap((group) => {
      const keys = this.keys(group, [inner]);
      return keys === null ? [] : [this.list(keys, inner).flatMap((one) => readOne(this, one))];
    });
  }
}
