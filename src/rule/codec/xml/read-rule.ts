import { foldCase } from '../../../base/fold-case.js';
import { readXml } from '../../../base/read-xml.js';
import { failed, type Result, resultOf } from '../../../base/result.js';
import type { XmlElement } from '../../../base/xml.js';
import { zeroGuid } from '../../guid.js';
import type { Flow, SyncRule } from '../../sync-rule.js';
import * as values from '../values.js';
import { type ElementReader, elementReader, type Parts } from './element-reader.js';
import { type RuleElement, ruleElements } from './elements.js';
import { readGroups, readJoinCondition, readScopeClause } from './read-criteria.js';
import { readFlow } from './read-flow.js';

/** Reads one `SynchronizationRule_{GUID}.xml`, all its mistakes at once (export-formats 2, XML-1 to XML-8). */
export const readRuleXml = (text: string, file: string): Result<SyncRule> => {
  const document = readXml(text, file);
  if (!document.ok) return document;
  const { root } = document.value;
  const reader = elementReader(document.value);
  if (root.name !== 'synchronizationRule' || root.namespace !== '') {
    const message = `the root element is \`${root.name}\``;
    reader.report(root, 'not-a-rule', message, 'A rule file has the root `synchronizationRule` without a namespace.');
    return failed(reader.diagnostics);
  }
  const rule = readRule(reader, reader.parts(root, '', ruleElements));
  return resultOf(rule, reader.diagnostics);
};

const readRule = (reader: ElementReader, parts: Parts<RuleElement>): SyncRule => {
  const id = reader.required(parts, 'id', values.guid);
  const expect = <T>(name: RuleElement, decoder: values.Decoder<T>, fallback: T): T => {
    if (!parts.known.has(name)) warnAboutDefault(reader, parts.element, name);
    return reader.optional(parts, name, decoder, fallback);
  };
  const list = (name: RuleElement): XmlElement | undefined => {
    if (!parts.known.has(name)) warnAboutDefault(reader, parts.element, name);
    return parts.known.get(name);
  };
  return {
    id,
    internalId: expect('internal-id', values.guid, id),
    version: expect('version', values.wholeNumber, 1),
    name: reader.required(parts, 'name', values.someText),
    description: expect('description', values.anyText, ''),
    immutableTag: expect('immutable-tag', values.anyText, ''),
    direction: reader.required(parts, 'direction', values.direction),
    disabled: expect('disabled', values.bool, false),
    connector: reader.required(parts, 'connector', values.guid),
    sourceObjectType: reader.required(parts, 'sourceObjectType', values.objectType),
    targetObjectType: reader.required(parts, 'targetObjectType', values.targetType),
    linkType: reader.required(parts, 'linkType', values.linkType),
    precedence: reader.required(parts, 'precedence', values.wholeNumber),
    precedenceAfter: values.orNone(reader.optional(parts, 'precedence-after', values.guid, zeroGuid)),
    precedenceBefore: values.orNone(reader.optional(parts, 'precedence-before', values.guid, zeroGuid)),
    softDeleteExpiryInterval: reader.optional(parts, 'softDeleteExpiryInterval', values.timeSpan, '00:00:00'),
    enablePasswordSync: reader.optional(parts, 'EnablePasswordSync', values.bool, false),
    flows: readFlows(reader, list('attribute-mappings')),
    joinGroups: readGroups(
      reader,
      list('relationshipCriteria'),
      'relationshipCriteria',
      'condition',
      readJoinCondition,
    ),
    scopeGroups: readGroups(
      reader,
      list('synchronizationCriteria'),
      'synchronizationCriteria',
      'scope',
      readScopeClause,
    ),
    unknown: reader.unknown,
  };
};

/** Elements that every real file has and XML-1 does not insist on; a scope that got lost would mean "everything". */
const warnAboutDefault = (reader: ElementReader, root: XmlElement, name: RuleElement): void => {
  const message = `the rule has no \`${name}\`; its default is used`;
  reader.report(root, 'default-used', message, `Add \`<${name} />\` with the value that is meant.`, 'warning');
};

const readFlows = (reader: ElementReader, element: XmlElement | undefined): readonly Flow[] => {
  const targets = new Set<string>();
  const flows: Flow[] = [];
  for (const mapping of reader.items(element, 'attribute-mappings', 'mapping')) {
    const flow = readFlow(reader, mapping.element, mapping.path);
    if (flow === null) continue;
    const key = foldCase(flow.target);
    if (targets.has(key) && flow.target !== '') {
      const message = `the rule has a second flow to \`${flow.target}\``;
      reader.report(
        mapping.element,
        'duplicate-target',
        message,
        'A rule may have one flow per target; remove one (FLOW-1).',
      );
    }
    targets.add(key);
    flows.push(flow);
  }
  return flows;
};
