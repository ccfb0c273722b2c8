import type { Diagnostic, Severity } from '../base/diagnostic.js';
import type { Connector, ServerConfiguration } from '../rule/server-export.js';
import type { Flow, SyncRule } from '../rule/sync-rule.js';
import type { RuleRemarkCode } from './finding-kinds.js';
import { compileInbound, FlowMerger, type InboundSet } from './inbound-set.js';
import { JoinTargets } from './join-target.js';
import type { EngineOptions, OpenPoints } from './open-points.js';
import { compileOutbound, type OutboundSet } from './outbound-set.js';
import { connectorParameters, type ParameterText, parameterText } from './parameters.js';
import type { RetainedAttributes } from './retained-attributes.js';
import { rulesInOrder } from './rule-order.js';
import { ruleSetProblems } from './rule-set-problems.js';
import { RuleTree, type ScopedRule } from './rule-tree.js';
import { compileClauses, compileScope, type Scope } from './scope.js';
import { Layout } from './slot-layout.js';
import { compileFlow, type PlannedFlow } from './transform.js';

/** A connector with the object types that rules name. */
export interface PlannedConnector {
  readonly connector: Connector;
  /** What all its objects share (PIPE-9). */
  readonly parameters: ReadonlyMap<string, string>;
  readonly types: Map<string, CsType>;
}

/** One object type of one connector; there is no inheritance between types (PIPE-2). */
export interface CsType {
  readonly connector: PlannedConnector;
  readonly name: string;
  readonly layout: Layout;
  /** The slots below this one are targets of outbound flows: what can be exported. */
  exported: number;
  inbound: RuleTree<PlannedRule, InboundSet>;
}

/** One object type of the metaverse. */
export interface MvType {
  readonly name: string;
  readonly layout: Layout;
  /** Where objects of this type can be created or found, in the order they are asked. */
  channels: readonly Channel[];
  /** Whether an outbound scope or join looks at a reference, so that following references may change more than references. */
  referencesDecide: boolean;
  /** AUT-9 asks who wins this attribute; -1 when no rule names it. */
  passwordSlot: number;
}

/** The way from a metaverse type to one object type of one connector. */
export interface Channel {
  readonly target: CsType;
  readonly rules: RuleTree<PlannedRule, OutboundSet>;
}

/** A rule compiled. */
export interface PlannedRule extends ScopedRule {
  readonly rank: number;
  /** The clauses of its scope, for explanations. */
  readonly groups: readonly (readonly Scope[])[];
  /** The flows into a metaverse type inbound; outbound there is one target type only. */
  readonly flowsTo: (type: MvType) => readonly PlannedFlow[];
}

/** A rule set compiled once for any number of objects (design 7). */
export interface Plan {
  /** In the order of a cycle: AD before AAD, then by name (STG-13, STG-14). */
  readonly connectors: readonly PlannedConnector[];
  readonly mvTypes: ReadonlyMap<string, MvType>;
  readonly joinTargets: JoinTargets;
  readonly points: OpenPoints;
  /** What objects contribute together, worked out once for all runs. */
  readonly merger: FlowMerger;
  readonly options: EngineOptions;
  /** Grows while objects run, too: some mistakes of rules show only then. */
  readonly diagnostics: Diagnostic[];
}

/** Compiles a rule set: attributes become slots, scopes and expressions closures, flows lists per target. */
export const compilePlan = (
  configuration: ServerConfiguration,
  customRules: readonly SyncRule[],
  options: EngineOptions,
  points: OpenPoints,
  retained: RetainedAttributes,
): Plan =>
  new PlanCompiler(configuration, options, points, retained).compile(rulesInOrder(configuration.rules, customRules));

/** `*` as the target of an inbound rule: any metaverse type (PIPE-7). */
export const anyType = '*';

class PlanCompiler {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly mvTypes = new Map<string, MvType>();
  private readonly connectors = new Map<string, PlannedConnector>();
  private readonly joinTargets = new JoinTargets();

  constructor(
    private readonly configuration: ServerConfiguration,
    private readonly options: EngineOptions,
    private readonly points: OpenPoints,
    private readonly retained: RetainedAttributes,
  ) {
    for (const connector of inCycleOrder(configuration.connectors)) {
      this.connectors.set(connector.id, { connector, parameters: connectorParameters(connector), types: new Map() });
    }
  }

  compile(rules: readonly SyncRule[]): Plan {
    this.diagnostics.push(...ruleSetProblems(rules, this.configuration));
    const known = rules.filter((rule) => this.hasConnector(rule));
    this.openTypes(known);
    const planned = new Map(known.map((rule, rank) => [rule, this.planRule(rule, rank)]));
    this.plantInbound(known, planned);
    this.plantOutbound(known, planned);
    return {
      connectors: [...this.connectors.values()],
      mvTypes: this.mvTypes,
      joinTargets: this.joinTargets,
      points: this.points,
      merger: new FlowMerger(this.points),
      options: this.options,
      diagnostics: this.diagnostics,
    };
  }

  private hasConnector(rule: SyncRule): boolean {
    if (this.connectors.has(rule.connector)) return true;
    const message = `it belongs to a connector that the server does not have, and is left out`;
    this.reporterOf(rule)('unknown-connector', 'error', message, `Correct the connector {${rule.connector}}.`);
    return false;
  }

  /** Every type that a rule names, the targets of exports in the first slots. */
  private openTypes(rules: readonly SyncRule[]): void {
    for (const rule of rules) {
      const inbound = rule.direction === 'Inbound';
      const mvType = inbound ? rule.targetObjectType : rule.sourceObjectType;
      if (mvType !== anyType) this.mvType(mvType);
      const csType = this.csType(rule);
      if (inbound) continue;
      for (const flow of rule.flows) if (mayBeExported(rule, flow, csType.connector)) csType.layout.slotOf(flow.target);
      csType.exported = csType.layout.size;
    }
    this.openRetained();
  }

  /** Opens what earlier runs exported, except what only the cloud writes. */
  private openRetained(): void {
    for (const { connector, types } of this.connectors.values()) {
      for (const [name, type] of types) {
        if (type.exported === 0) continue;
        for (const attribute of this.retained.get(connector.id)?.get(name) ?? [])
          if (attribute !== 'cloudAnchor') type.layout.slotOf(attribute);
        type.exported = type.layout.size;
      }
    }
  }

  private mvType(name: string): MvType {
    let type = this.mvTypes.get(name);
    if (type === undefined) {
      const layout = new Layout(this.configuration.metaverse.schema, false);
      type = { name, layout, channels: [], referencesDecide: false, passwordSlot: -1 };
      this.mvTypes.set(name, type);
    }
    return type;
  }

  private csType(rule: SyncRule): CsType {
    const connector = this.connectors.get(rule.connector) as PlannedConnector; // `hasConnector` took the others out
    const name = rule.direction === 'Inbound' ? rule.sourceObjectType : rule.targetObjectType;
    const known = connector.types.get(name);
    if (known !== undefined) return known;
    const layout = new Layout(connector.connector.schema, true);
    const inbound = new RuleTree<PlannedRule, InboundSet>([], noRules);
    const type: CsType = { connector, name, layout, exported: 0, inbound };
    connector.types.set(name, type);
    return type;
  }

  private planRule(rule: SyncRule, rank: number): PlannedRule {
    const report = this.reporterOf(rule);
    if (!/^0*(?::0*)*$/.test(rule.softDeleteExpiryInterval)) {
      const message = `its soft delete interval ${rule.softDeleteExpiryInterval} is taken as zero (DEL-9)`;
      report('not-modelled', 'warning', message, 'What other intervals do is not documented.');
    }
    const csType = this.csType(rule);
    const source = rule.direction === 'Inbound' ? csType.layout : this.mvType(rule.sourceObjectType).layout;
    const textWith = (text: string): ParameterText => this.parameterText(text, rule, csType.connector);
    const setting = { rule, rank, layout: source, options: this.options, points: this.points, textWith, report };
    const groups = compileClauses(setting);
    const scope = compileScope(groups);
    const pass = (diagnostic: Diagnostic): void => {
      this.diagnostics.push(diagnostic);
    };
    const own = rule.flows.filter(
      (flow, i) => isFirst(rule.flows, flow, i) && mayBeExported(rule, flow, csType.connector),
    );
    const flowsInto = (target: Layout): readonly PlannedFlow[] =>
      own.flatMap((flow) => compileFlow(flow, { ...setting, source, target, pass }) ?? []);
    if (rule.direction === 'Outbound') {
      const flows = flowsInto(csType.layout);
      return { rule, rank, scope, groups, flowsTo: () => flows };
    }
    const types = rule.targetObjectType === anyType ? [...this.mvTypes.values()] : [this.mvType(rule.targetObjectType)];
    const flows = new Map(types.map((type) => [type, flowsInto(type.layout)]));
    return { rule, rank, scope, groups, flowsTo: (type) => flows.get(type) ?? [] };
  }

  /** Inbound, the domain of an object is known only with the object; outbound there is no domain. */
  private parameterText(text: string, rule: SyncRule, { parameters }: PlannedConnector): ParameterText {
    const ofObjects = (name: string): boolean => rule.direction === 'Inbound' && /^(?:Domain|Forest)\./.test(name);
    return parameterText(text, parameters, ofObjects, (name) => {
      const message = `\`%${name}%\` in its scope is no parameter of the connector and is compared as it is written`;
      this.reporterOf(rule)('unknown-parameter', 'warning', message, 'Correct the name; case matters (PIPE-9).');
    });
  }

  private plantInbound(rules: readonly SyncRule[], planned: ReadonlyMap<SyncRule, PlannedRule>): void {
    for (const connector of this.connectors.values()) {
      for (const type of connector.types.values()) {
        const own = rulesOf(rules, planned, 'Inbound', connector, (rule) => rule.sourceObjectType === type.name);
        const make = compileInbound(type, this.mvTypes, this.joinTargets, this.options);
        for (const { rule } of own) this.joinTargets.openInbound(rule, type, this.mvTypes);
        type.inbound = new RuleTree(own, make);
      }
    }
    for (const type of this.mvTypes.values()) type.passwordSlot = type.layout.find('pwdLastSet');
  }

  private plantOutbound(rules: readonly SyncRule[], planned: ReadonlyMap<SyncRule, PlannedRule>): void {
    for (const source of this.mvTypes.values()) {
      const channels: Channel[] = [];
      for (const connector of this.connectors.values()) {
        for (const target of connector.types.values()) {
          const isOwn = (rule: SyncRule): boolean =>
            rule.sourceObjectType === source.name && rule.targetObjectType === target.name;
          const own = rulesOf(rules, planned, 'Outbound', connector, isOwn);
          if (own.length === 0) continue;
          for (const { rule } of own) this.joinTargets.openOutbound(rule, source, target);
          const make = compileOutbound(source, target, this.joinTargets, this.options, this.points);
          channels.push({ target, rules: new RuleTree(own, make) });
        }
      }
      source.channels = channels;
      source.referencesDecide = channels.some(({ rules: tree }) =>
        tree.rules.some(({ rule }) => namesReference(rule, source.layout)),
      );
    }
  }

  /** Each remark once, however many objects meet it. */
  private reporterOf(
    rule: SyncRule,
  ): (code: RuleRemarkCode, severity: Severity, message: string, help: string) => void {
    return (code, severity, message, help) => {
      const diagnostic = { code: `engine/${code}`, severity, message: `rule \`${rule.name}\`: ${message}`, help };
      const isKnown = this.diagnostics.some(
        (one) => one.code === diagnostic.code && one.message === diagnostic.message,
      );
      if (!isKnown) this.diagnostics.push(diagnostic);
    };
  }
}

const namesReference = ({ scopeGroups, joinGroups }: SyncRule, layout: Layout): boolean => {
  const names = [...scopeGroups.flat().map((one) => one.attribute), ...joinGroups.flat().map((one) => one.mvAttribute)];
  return names.some((name) => layout.definitions[layout.find(name)]?.type === 'reference');
};

/** FLOW-1: a second flow to one target is a rule error, which `checkRuleSet` reports; the first one stands. */
const isFirst = (flows: readonly Flow[], { target }: Flow, place: number): boolean =>
  flows.findIndex((flow) => flow.target === target) === place;

/** FLOW-10: what the connector does not select is dropped; `checkRuleSet` reports it. */
const mayBeExported = ({ direction }: SyncRule, { target }: Flow, { connector }: PlannedConnector): boolean =>
  direction === 'Inbound' || target === 'dn' || connector.selected === null || connector.selected.has(target);

const noRules = (): InboundSet => {
  throw new Error('invariant broken: every type gets its rules before an object runs');
};

const rulesOf = (
  rules: readonly SyncRule[],
  planned: ReadonlyMap<SyncRule, PlannedRule>,
  direction: SyncRule['direction'],
  { connector }: PlannedConnector,
  isOwn: (rule: SyncRule) => boolean,
): readonly PlannedRule[] =>
  rules
    .filter((rule) => rule.direction === direction && rule.connector === connector.id && isOwn(rule))
    .flatMap((rule) => planned.get(rule) ?? []);

/** AD connectors first, the cloud last (STG-13); among equals by name (STG-14). */
const inCycleOrder = (connectors: readonly Connector[]): readonly Connector[] => {
  const late = (connector: Connector): number => (connector.kind === 'aad' ? 1 : 0);
  return [...connectors].sort((a, b) => late(a) - late(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
};
