import type { Value } from '../attribute/value.js';
import type { ExplainedChannel, ExplainedFlow, ExplainedSource, ExplainedTarget } from '../engine/explain.js';
import type { ExplainedRule } from '../engine/explain-scope.js';
import { type FlowOutcome, isFlowFailure } from '../engine/flow-outcome.js';
import { authoritativeNull, ignoreThisFlow } from '../expression/outcome.js';
import { type Flow, isLinkRule } from '../rule/sync-rule.js';
import { jsonValue } from './json-value.js';
import { outcomeText } from './outcome-text.js';
import { excerpt, visible } from './visible.js';

const indent = (depth: number, text: string): string => `${'  '.repeat(depth)}${text}`;

/** How a source object meets the inbound rules, as lines of a tree. */
export const sourceLines = (source: ExplainedSource, depth: number, withRules: boolean): readonly string[] => [
  indent(depth, `${visible(source.dn)} (${source.objectType}) in ${source.connector}`),
  ...(source.error === null
    ? []
    : [indent(depth + 1, `error ${source.error.error}: ${visible(source.error.message)}`)]),
  ...(source.unlinked === null ? [] : [indent(depth + 1, `not linked: ${source.unlinked}`)]),
  ...(withRules ? source.rules : []).map((rule) => indent(depth + 1, ruleText(rule))),
];

/** The way to the directory, as lines of a tree; where there is no object, only the rules that could have made one. */
export const channelLines = (channel: ExplainedChannel, depth: number, withRules: boolean): readonly string[] => [
  indent(depth, `${channel.objectType} in ${channel.connector}: ${channel.dn ?? `none, ${channel.missing ?? ''}`}`),
  ...channel.rules
    .filter(({ rule }) => withRules && (channel.dn !== null || isLinkRule(rule)))
    .map((rule) => indent(depth + 1, ruleText(rule))),
  ...channel.attributes.flatMap((target) => targetLines(target, depth + 1)),
];

const ruleText = ({ rule, inScope, failed, marks }: ExplainedRule): string => {
  const place = `${String(rule.precedence).padStart(3)} ${rule.name} (${rule.linkType})`;
  const why = failed.map(({ clause, actual }) => {
    const holds = actual === null ? 'it has no value' : `it is ${excerpt(outcomeText(actual), 60)}`;
    return `${`${clause.attribute} ${clause.operator} ${clause.value}`.trim()}, but ${holds}`;
  });
  return `${inScope ? '+' : '-'} ${place}${why.length === 0 ? '' : `: ${why.join('; ')}`}${markText(marks)}`;
};

/** A target attribute, its value, and every flow with what became of it. */
export const targetLines = (target: ExplainedTarget, depth: number): readonly string[] => [
  indent(
    depth,
    `${target.attribute} = ${target.value === null ? 'no value' : excerpt(outcomeText(target.value), 100)}${markText(target.marks)}`,
  ),
  ...target.flows.map((flow) => indent(depth + 1, flowText(flow, target.attribute))),
];

const flowText = ({ rule, outcome, lost, scope }: ExplainedFlow, attribute: string): string => {
  const flow = rule.flows.find(({ target }) => target === attribute);
  const clause = scope?.failed[0]?.clause;
  const reason =
    lost === null
      ? ''
      : lost === 'out of scope' && clause !== undefined
        ? `  lost: out of scope, ${clause.attribute} ${clause.operator} ${clause.value}`.trimEnd()
        : `  lost: ${lost}`;
  const gives = lost === 'out of scope' || lost === 'no link' ? '' : ` gives ${contributionText(outcome)}`;
  return `${lost === null ? '*' : ' '} ${rule.precedence} ${rule.name} from ${flow === undefined ? '?' : flowSource(flow)}${gives}${reason}`;
};

const flowSource = (flow: Flow): string => {
  switch (flow.kind) {
    case 'direct':
      return `[${flow.source}]`;
    case 'constant':
      return `the constant ${JSON.stringify(flow.constant)}`;
    case 'expression':
      return excerpt(flow.expression.replace(/\s+/g, ' '), 80);
  }
};

const contributionText = (outcome: FlowOutcome): string => {
  if (isFlowFailure(outcome)) return `error ${outcome.error}: ${excerpt(outcome.message, 100)}`;
  if (outcome === null) return 'NULL';
  if (outcome === ignoreThisFlow) return 'IgnoreThisFlow';
  if (outcome === authoritativeNull) return 'AuthoritativeNull';
  return excerpt(outcomeText(outcome as Value), 80); // the literals and failures are above
};

const markText = (marks: readonly string[]): string => (marks.length === 0 ? '' : `  [${marks.join(', ')}]`);

/** The same as JSON: rules by name and number, clauses as text, values as `export.schema.json` writes them. */
export const sourceJson = ({ connector, dn, objectType, rules, unlinked, error }: ExplainedSource): object => ({
  connector,
  dn,
  objectType,
  ...(unlinked === null ? {} : { unlinked }),
  ...(error === null ? {} : { error }),
  rules: rules.map(ruleJson),
});

export const channelJson = ({ connector, objectType, dn, missing, rules, attributes }: ExplainedChannel): object => ({
  connector,
  objectType,
  ...(dn === null ? { missing } : { dn }),
  rules: rules.map(ruleJson),
  attributes: attributes.map(targetJson),
});

const ruleJson = ({ rule, inScope, failed, marks }: ExplainedRule): object => ({
  rule: rule.name,
  precedence: rule.precedence,
  linkType: rule.linkType,
  inScope,
  failed: failed.map(({ clause, actual, change }) => ({
    attribute: clause.attribute,
    operator: clause.operator,
    value: clause.value,
    actual: actual === null ? null : jsonValue(actual),
    change,
  })),
  marks,
});

export const targetJson = ({ attribute, value, flows, marks }: ExplainedTarget): object => ({
  attribute,
  value: value === null ? null : jsonValue(value),
  flows: flows.map((flow) => flowJson(flow, attribute)),
  marks,
});

const flowJson = ({ rule, source, outcome, lost, scope }: ExplainedFlow, attribute: string): object => {
  const flow = rule.flows.find(({ target }) => target === attribute);
  return {
    rule: rule.name,
    precedence: rule.precedence,
    ...(source === '' ? {} : { source }),
    from: flow === undefined ? '' : flow.kind === 'expression' ? flow.expression : flowSource(flow),
    wins: lost === null,
    ...(lost === null ? {} : { lost }),
    ...(lost === 'out of scope' || lost === 'no link' ? {} : outcomeJson(outcome)),
    ...(scope === null
      ? {}
      : { failed: scope.failed.map(({ clause }) => `${clause.attribute} ${clause.operator} ${clause.value}`.trim()) }),
  };
};

const outcomeJson = (outcome: FlowOutcome): object => {
  if (isFlowFailure(outcome)) return { outcome: 'failed', error: outcome.error, message: outcome.message };
  if (outcome === null) return { outcome: 'NULL' };
  if (outcome === ignoreThisFlow) return { outcome: 'IgnoreThisFlow' };
  if (outcome === authoritativeNull) return { outcome: 'AuthoritativeNull' };
  return { outcome: 'value', value: jsonValue(outcome as Value) }; // the literals and failures are above
};
