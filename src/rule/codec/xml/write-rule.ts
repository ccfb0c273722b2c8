import { assertNever, invariant } from '../../../base/assert-never.js';
import { zeroGuid } from '../../guid.js';
import type { Flow, JoinCondition, ScopeClause, SyncRule } from '../../sync-rule.js';
import { leaf, list, type OutputElement, optional, parts, printElement } from './print-element.js';

/** Writes a rule exactly as the product spells it (export-formats 2.1, 2.2); the only code that produces rule XML. */
export const writeRuleXml = (rule: SyncRule): string => {
  const braced = (id: string | null): string => `{${id ?? zeroGuid}}`;
  const element = parts('synchronizationRule', [
    leaf('id', braced(rule.id)),
    leaf('internal-id', braced(rule.internalId)),
    leaf('version', String(rule.version)),
    leaf('name', rule.name),
    leaf('description', rule.description),
    leaf('immutable-tag', rule.immutableTag),
    leaf('direction', rule.direction),
    leaf('disabled', rule.disabled ? 'True' : 'False'),
    leaf('connector', braced(rule.connector)),
    leaf('sourceObjectType', rule.sourceObjectType),
    leaf('targetObjectType', rule.targetObjectType),
    leaf('linkType', rule.linkType),
    leaf('precedence', String(rule.precedence)),
    leaf('precedence-after', braced(rule.precedenceAfter)),
    leaf('precedence-before', braced(rule.precedenceBefore)),
    leaf('softDeleteExpiryInterval', rule.softDeleteExpiryInterval),
    leaf('EnablePasswordSync', rule.enablePasswordSync ? 'true' : 'false'),
    list('attribute-mappings', rule.flows.map(mapping)),
    list(
      'relationshipCriteria',
      rule.joinGroups.map((group) => list('conditions', group.map(condition))),
    ),
    list(
      'synchronizationCriteria',
      rule.scopeGroups.map((group) => list('conditions', group.map(scope))),
    ),
  ]);
  return printElement(element, rule.unknown);
};

const mapping = (flow: Flow): OutputElement => {
  const { src, expression } = sourceOf(flow);
  const attributes = flow.applyOnce ? ['execute-once="true"'] : [];
  return parts('mapping', [leaf('dest', flow.target), src, expression, leaf('valueMergeType', flow.merge)], attributes);
};

/** The two elements that tell the kind of a flow (XML-4); an expression without sources has no `src` (XML-8). */
const sourceOf = (flow: Flow): { src: OutputElement; expression: OutputElement } => {
  const noExpression = optional(leaf('expression', ''));
  switch (flow.kind) {
    case 'direct':
      return { src: list('src', [leaf('attr', flow.source)]), expression: noExpression };
    case 'constant':
      return { src: leaf('src', flow.constant), expression: noExpression };
    case 'expression': {
      invariant(flow.expression !== '', 'an expression flow without text would be read as another kind');
      const sources = flow.sources.map((source) => leaf('attr', source));
      const src = list('src', sources);
      return { src: sources.length === 0 ? optional(src) : src, expression: leaf('expression', flow.expression) };
    }
    default:
      return assertNever(flow);
  }
};

const condition = (join: JoinCondition): OutputElement =>
  parts('condition', [
    join.caseSensitive ? leaf('caseSensitive', 'True') : optional(leaf('caseSensitive', 'False')),
    leaf('csAttribute', join.csAttribute),
    leaf('ilmAttribute', join.mvAttribute),
  ]);

const scope = (clause: ScopeClause): OutputElement =>
  parts('scope', [
    leaf('csAttribute', clause.attribute),
    leaf('csOperator', clause.operator),
    leaf('csValue', clause.value),
  ]);
