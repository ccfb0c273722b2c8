import type { AttributeDefinition, Schema } from '../../attribute/schema.js';
import { foldCase } from '../../base/fold-case.js';
import { suggestion } from '../../base/suggestion.js';
import { type Connector, isKnown, type ServerConfiguration } from '../server-export.js';
import { isStandardRule, type ScopeClause, type SyncRule } from '../sync-rule.js';
import type { RuleFinding } from './rule-finding.js';

/** One side of a rule: the directory that an attribute name belongs to, and how messages call it. */
interface Side {
  readonly schema: Schema;
  readonly label: string;
  /** `dn` belongs to every connector-space object though no schema lists it (PIPE-10). */
  readonly hasDn: boolean;
  /** What to write instead of a name that the schema does not have. */
  readonly helpFor: (name: string) => string;
}

const sideOf = (schema: Schema, label: string, hasDn: boolean): Side => {
  const spellings = new Map<string, string>();
  const answers = new Map<string, string>();
  const helpFor = (name: string): string => {
    if (spellings.size === 0) for (const known of schema.keys()) spellings.set(foldCase(known), known);
    const spelled = spellings.get(foldCase(name));
    return spelled === undefined ? suggestion(name, schema.keys()) : `Write \`${spelled}\`; case matters.`;
  };
  // Each name is looked up once, so that many rules with the same mistake cost no more than one.
  const remember = (name: string): string => {
    const answer = answers.get(name) ?? helpFor(name);
    answers.set(name, answer);
    return answer;
  };
  return { schema, label, hasDn, helpFor: remember };
};

/** Attributes, object types and connectors that a rule names, against the schemas (FLOW-10, FLOW-11, MRG-2, FLOW-3). */
export function* checkAttributes(
  rules: readonly SyncRule[],
  configuration: Pick<ServerConfiguration, 'connectors' | 'metaverse'>,
): Generator<RuleFinding> {
  const connectors = new Map(configuration.connectors.map((connector) => [connector.id, connector]));
  const metaverse = sideOf(configuration.metaverse.schema, 'the metaverse', false);
  const unread = sideOf(new Map(), 'the connector', true);
  const spaces = new Map(
    configuration.connectors.map(({ id, schema, name }) => [id, sideOf(schema, `the connector ${name}`, true)]),
  );
  for (const rule of rules) {
    const connector = connectors.get(rule.connector);
    if (connector === undefined && connectors.size > 0) yield unknownConnector(rule, configuration.connectors);
    yield* checkObjectType(rule, configuration.metaverse.objectTypes);
    const space = spaces.get(rule.connector) ?? unread;
    const [source, target] = rule.direction === 'Inbound' ? [space, metaverse] : [metaverse, space];
    yield* checkScopeAndJoins(rule, source, space, metaverse);
    yield* checkFlows(rule, source, target);
    if (rule.direction === 'Outbound' && connector !== undefined) yield* checkSelection(rule, connector);
  }
}

function* checkObjectType(rule: SyncRule, known: ReadonlySet<string>): Generator<RuleFinding> {
  const type = rule.direction === 'Inbound' ? rule.targetObjectType : rule.sourceObjectType;
  if (known.size === 0 || known.has(type) || type === '*') return;
  const message = `the metaverse has no object type \`${type}\``;
  yield { rule, code: 'unknown-object-type', severity: 'error', message, help: suggestion(type, known) };
}

function* checkScopeAndJoins(rule: SyncRule, source: Side, space: Side, metaverse: Side): Generator<RuleFinding> {
  for (const group of rule.scopeGroups) {
    if (group.length === 0) yield emptyGroup(rule);
    for (const clause of group) {
      yield* checkName(rule, clause.attribute, source);
      yield* checkOperator(rule, clause, source.schema.get(clause.attribute));
    }
  }
  for (const join of rule.joinGroups.flat()) {
    yield* checkName(rule, join.csAttribute, space);
    yield* checkName(rule, join.mvAttribute, metaverse);
  }
}

/** Operators against the type of their attribute (SCP-7, SCP-12). */
function* checkOperator(
  rule: SyncRule,
  { attribute, operator }: ScopeClause,
  definition: AttributeDefinition | undefined,
): Generator<RuleFinding> {
  if (definition === undefined) return;
  const isOrdered = definition.type === 'number' || definition.type === 'string';
  if (/^(?:LESS|GREATER)THAN/.test(operator) && !isOrdered) {
    const message = `${operator} cannot compare \`${attribute}\`, which is a ${definition.type}`;
    const help = 'Only numbers and text have an order (SCP-7).';
    yield { rule, code: 'operator-type', severity: 'error', message, help };
  }
  // Standard rules cannot be changed, so only custom rules are told.
  if (definition.multiValued && /^(?:EQUAL|CONTAINS|STARTSWITH)$/.test(operator) && !isStandardRule(rule)) {
    const message = `${operator} on \`${attribute}\`, which has many values, is true when any of them fits`;
    const help = 'Use ISIN, or flow what matters into an attribute of its own (SCP-12).';
    yield { rule, code: 'operator-multi-valued', severity: 'warning', message, help };
  }
}

function* checkFlows(rule: SyncRule, source: Side, target: Side): Generator<RuleFinding> {
  for (const flow of rule.flows) {
    yield* checkName(rule, flow.target, target);
    const to = target.schema.get(flow.target);
    if (to !== undefined && !to.multiValued && flow.merge.startsWith('Merge')) yield mergeOnSingle(rule, flow.target);
    if (flow.kind !== 'direct') continue;
    yield* checkName(rule, flow.source, source);
    const from = source.schema.get(flow.source);
    // A standard rule cannot be changed, and one does this on purpose (`photo`).
    if (isNarrowing(from, to) && !isStandardRule(rule)) yield narrowing(rule, flow.source, flow.target);
  }
}

const isNarrowing = (from: AttributeDefinition | undefined, to: AttributeDefinition | undefined): boolean =>
  from?.multiValued === true && to?.multiValued === false;

/** Names are case-sensitive: a wrong case is an unknown attribute (PIPE-11). */
function* checkName(rule: SyncRule, name: string, side: Side): Generator<RuleFinding> {
  if (!isKnown(side.schema) || side.schema.has(name) || (side.hasDn && name === 'dn')) return;
  const message = `\`${name}\` is not an attribute of ${side.label}`;
  yield { rule, code: 'unknown-attribute-name', severity: 'error', message, help: side.helpFor(name) };
}

function* checkSelection(rule: SyncRule, connector: Connector): Generator<RuleFinding> {
  if (connector.selected === null) return;
  for (const { target } of rule.flows) {
    // An attribute that does not even exist was reported already.
    if (connector.selected.has(target) || target === 'dn' || !connector.schema.has(target)) continue;
    const message = `its target \`${target}\` is not selected in the connector \`${connector.name}\``;
    const help =
      'Nothing is exported to it; select it under Attributes of the connector, or remove the flow (FLOW-10).';
    yield { rule, code: 'attribute-not-selected', severity: 'error', message, help };
  }
}

const unknownConnector = (rule: SyncRule, connectors: readonly Connector[]): RuleFinding => ({
  rule,
  code: 'unknown-connector',
  severity: 'error',
  message: `there is no connector with the id \`${rule.connector}\``,
  help: `The server has ${connectors.map((connector) => `\`${connector.name}\` {${connector.id}}`).join(', ')}.`,
});

const emptyGroup = (rule: SyncRule): RuleFinding => ({
  rule,
  code: 'empty-scope-group',
  severity: 'warning',
  message: 'a scope group has no clause and lets every object in',
  help: 'Remove the group, or add the clause that is missing (SCP-2).',
});

const mergeOnSingle = (rule: SyncRule, target: string): RuleFinding => ({
  rule,
  code: 'merge-single-valued',
  severity: 'error',
  message: `it merges into \`${target}\`, which has one value only`,
  help: 'Use Update; a merge makes sense for multi-valued attributes only (MRG-2).',
});

const narrowing = (rule: SyncRule, source: string, target: string): RuleFinding => ({
  rule,
  code: 'multi-to-single',
  severity: 'warning',
  message: `\`${source}\` has many values, its target \`${target}\` one`,
  help: `An object with two values gets an error; take one with Item([${source}],1) (FLOW-3).`,
});
