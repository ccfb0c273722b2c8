import type { AttributeDefinition, Schema } from '../attribute/schema.js';
import { compareText } from '../base/order.js';
import type { Result } from '../base/result.js';
import { type ExpressionFacts, factsOf } from '../expression/facts.js';
import { parseExpression } from '../expression/parse.js';
import type { Expression } from '../expression/tree.js';
import type { Workspace } from '../model/workspace.js';
import { aadConnectorId, type Connector, type Metaverse } from '../rule/server-export.js';
import { type ExpressionFlow, type Flow, isStandardRule, type SyncRule } from '../rule/sync-rule.js';
import type { ExpressionFinding, expressionFindings } from './expression-findings.js';
import type { Need } from './needs.js';

/** What is known about a set of rules. */
export interface RuleSetGiven {
  readonly rules: readonly SyncRule[];
  /** Empty = not known. */
  readonly connectors: readonly Connector[];
  readonly metaverse: Metaverse;
  /** The scenario they are for; null when only rules are given. */
  /** The standard rules as an installation makes them, for comparison; null when they are not loaded. */
  readonly definitions?: readonly SyncRule[] | null;
  /** The checker of types; without it expressions are only read, which is all that is asked of standard rules. */
  readonly judge?: typeof expressionFindings | null;
  readonly scenario?: { readonly workspace: Workspace; readonly tenant: string } | null;
}

/** A flow and the rule it belongs to. */
export interface RuleFlow {
  readonly rule: SyncRule;
  readonly flow: Flow;
}

/** The rules of one server as checks look at them, with everything they share worked out once. */
export class RuleSet {
  /** By precedence, then id. */
  readonly rules: readonly SyncRule[];
  readonly enabled: readonly SyncRule[];
  readonly custom: readonly SyncRule[];
  readonly connectors: readonly Connector[];
  readonly metaverse: Metaverse;
  readonly scenario: NonNullable<RuleSetGiven['scenario']> | null;
  readonly hasStandardRules: boolean;
  readonly definitions: readonly SyncRule[] | null;
  private readonly judge: NonNullable<RuleSetGiven['judge']> | null;
  private readonly connectorById: ReadonlyMap<string, Connector>;
  private readonly parsed = new Map<string, Result<Expression>>();
  private readonly standardTexts: ReadonlySet<string>;
  private judged: ReadonlyMap<string, readonly ExpressionFinding[]> | null = null;
  private byTarget: ReadonlyMap<string, readonly RuleFlow[]> | null = null;

  constructor(given: RuleSetGiven) {
    this.rules = [...given.rules].sort((a, b) => a.precedence - b.precedence || compareText(a.id, b.id));
    this.enabled = this.rules.filter((rule) => !rule.disabled);
    this.custom = this.enabled.filter((rule) => !isStandardRule(rule));
    this.connectors = given.connectors;
    this.metaverse = given.metaverse;
    this.scenario = given.scenario ?? null;
    this.judge = given.judge ?? null;
    this.definitions = given.definitions ?? null;
    this.hasStandardRules = this.rules.some(isStandardRule);
    this.standardTexts = new Set(
      this.rules
        .filter(isStandardRule)
        .flatMap(({ flows }) =>
          flows.map((flow) => (flow.kind === 'expression' ? `${flow.target} ${flow.expression}` : '')),
        ),
    );
    this.connectorById = new Map(given.connectors.map((connector) => [connector.id, connector]));
  }

  /** What is known of this set, for the checks that need it. */
  get known(): ReadonlySet<Need> {
    const known = new Set<Need>();
    if (this.connectors.some(({ schema }) => schema.size > 0)) known.add('connectorSchema');
    if (this.connectors.some(({ selected }) => selected !== null)) known.add('selectedAttributes');
    if (this.metaverse.schema.size > 0) known.add('metaverseSchema');
    if (this.metaverse.settings.size > 0) known.add('settings');
    if (this.hasStandardRules) known.add('standardRules');
    if (this.definitions !== null) known.add('standardDefinitions');
    if (this.scenario !== null) known.add('workspace');
    return known;
  }

  connectorOf(rule: SyncRule): Connector | null {
    return this.connectorById.get(rule.connector) ?? null;
  }

  /** Without connector files only the identifier that all AAD connectors share tells them apart (AUT-11). */
  isAd(rule: SyncRule): boolean {
    const connector = this.connectorOf(rule);
    return connector === null ? rule.connector !== aadConnectorId : connector.kind === 'ad';
  }

  /** The attributes a rule reads from; empty = not known. */
  sourceSchema(rule: SyncRule): Schema {
    return rule.direction === 'Inbound' ? this.spaceSchema(rule) : this.metaverse.schema;
  }

  /** The attributes a rule writes to; empty = not known. */
  targetSchema(rule: SyncRule): Schema {
    return rule.direction === 'Inbound' ? this.metaverse.schema : this.spaceSchema(rule);
  }

  spaceSchema(rule: SyncRule): Schema {
    return this.connectorOf(rule)?.schema ?? noSchema;
  }

  sourceDefinition(rule: SyncRule, attribute: string): AttributeDefinition | undefined {
    return this.sourceSchema(rule).get(attribute);
  }

  /** The tree of an expression, read once for all checks and for all rules with the same text. */
  parse(flow: ExpressionFlow): Result<Expression> {
    let result = this.parsed.get(flow.expression);
    if (result === undefined) {
      result = parseExpression(flow.expression);
      this.parsed.set(flow.expression, result);
    }
    return result;
  }

  /**
   * What the language has to say about the expressions, by code; worked out once for all checks (expression-language 17). What
   * Microsoft wrote cannot be changed, and is repeated in clones on purpose: there it is only asked whether it can be read.
   */
  diagnosticsWith(code: string): readonly ExpressionFinding[] {
    this.judged ??= this.judgeAll();
    return this.judged.get(code) ?? [];
  }

  private judgeAll(): ReadonlyMap<string, readonly ExpressionFinding[]> {
    const byCode = new Map<string, ExpressionFinding[]>();
    const add = (finding: ExpressionFinding): void => {
      const { code } = finding.diagnostic;
      const list = byCode.get(code);
      if (list === undefined) byCode.set(code, [finding]);
      else list.push(finding);
    };
    const isRead = (rule: SyncRule, flow: ExpressionFlow): boolean =>
      this.judge === null || isStandardRule(rule) || this.standardTexts.has(`${flow.target} ${flow.expression}`);
    for (const rule of this.rules) {
      for (const flow of rule.flows)
        if (flow.kind === 'expression' && isRead(rule, flow))
          for (const diagnostic of this.parse(flow).diagnostics) add({ rule, flow, diagnostic });
      if (isStandardRule(rule)) continue;
      for (const finding of this.judge?.(rule, this) ?? []) if (!isRead(rule, finding.flow)) add(finding);
    }
    return byCode;
  }

  /** Every readable expression of the enabled rules. */
  *expressions(rules: readonly SyncRule[] = this.enabled): Generator<RuleExpression> {
    for (const rule of rules)
      for (const flow of rule.flows) {
        if (flow.kind !== 'expression') continue;
        const tree = this.parse(flow);
        if (tree.ok) yield { rule, flow, tree: tree.value };
      }
  }

  facts({ tree }: { readonly tree: Expression }): ExpressionFacts {
    let facts = knownFacts.get(tree);
    if (facts === undefined) {
      facts = factsOf(tree);
      knownFacts.set(tree, facts);
    }
    return facts;
  }

  /** Attributes of the source object that a flow reads. */
  sourcesOf(flow: Flow): readonly string[] {
    if (flow.kind === 'direct') return [flow.source];
    if (flow.kind === 'constant') return [];
    const tree = this.parse(flow);
    if (!tree.ok) return flow.sources;
    const { attributes, importedAttributes } = this.facts({ tree: tree.value });
    return [...attributes, ...importedAttributes];
  }

  /** Flows of enabled rules that compete for one attribute of the same objects, the winner of all first (PREC-1). */
  competing(rule: SyncRule, target: string): readonly RuleFlow[] {
    this.byTarget ??= this.indexFlows();
    return this.byTarget.get(targetKey(rule, target)) ?? [];
  }

  private indexFlows(): ReadonlyMap<string, readonly RuleFlow[]> {
    const index = new Map<string, RuleFlow[]>();
    for (const rule of this.enabled)
      for (const flow of rule.flows) {
        const key = targetKey(rule, flow.target);
        const list = index.get(key);
        if (list === undefined) index.set(key, [{ rule, flow }]);
        else list.push({ rule, flow });
      }
    return index;
  }

  /** Enabled inbound rules for AD objects of a type, by precedence. */
  inboundFromAd(sourceObjectType: string): readonly SyncRule[] {
    return this.enabled.filter(
      (rule) => rule.direction === 'Inbound' && rule.sourceObjectType === sourceObjectType && this.isAd(rule),
    );
  }
}

/** A flow with the tree of its expression. */
export interface RuleExpression {
  readonly rule: SyncRule;
  readonly flow: ExpressionFlow;
  readonly tree: Expression;
}

const noSchema: Schema = new Map();
const knownFacts = new WeakMap<Expression, ExpressionFacts>();

/** Inbound any connector's rules meet in the metaverse; a rule reads objects of one type only (PIPE-2). */
const targetKey = (rule: SyncRule, target: string): string =>
  `${rule.direction} ${rule.connector} ${rule.sourceObjectType} ${rule.targetObjectType} ${target}`;

/** The flow of a rule to an attribute. */
export const flowTo = (rule: SyncRule, target: string): Flow | undefined =>
  rule.flows.find((flow) => flow.target === target);

/** What an expression says when it is nothing but a constant of the language: `AuthoritativeNull`, `NULL`, … */
export const literalOf = (flow: Flow): string | null =>
  flow.kind === 'expression' && /^\s*(?:AuthoritativeNull|NULL|IgnoreThisFlow|True|False)\s*$/.test(flow.expression)
    ? flow.expression.trim()
    : null;

/** What a flow yields, as a text that is equal for flows that do the same; white space outside of strings does not count. */
export const flowText = (flow: Flow): string =>
  flow.kind === 'direct'
    ? `[${flow.source}]`
    : flow.kind === 'constant'
      ? `"${flow.constant}"`
      : flow.expression.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
