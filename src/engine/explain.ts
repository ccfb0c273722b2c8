import type { Value } from '../attribute/value.js';
import { ignoreThisFlow } from '../expression/outcome.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { CsObject } from './connector-space.js';
import { type ExplainedRule, explainScope } from './explain-scope.js';
import type { FlowOutcome } from './flow-outcome.js';
import { mayCreate } from './join.js';
import type { MvObject } from './metaverse.js';
import { foreignOf } from './outbound.js';
import type { Channel } from './plan.js';
import { type Before, planTargets, type TargetPlan } from './precedence.js';
import { inboundHop, outboundHop } from './references.js';
import type { Failure, Run } from './run.js';
import type { SourceContext } from './source-context.js';
import type { PlannedFlow } from './transform.js';

/** Why one flow does not decide about its target. */
export type LossReason =
  | 'out of scope'
  | 'lower precedence'
  | 'NULL'
  | 'ignored'
  | 'only on creation'
  | 'after AuthoritativeNull'
  | 'no link';

/** One flow into a target attribute, and its part in the decision (PREC-10). */
export interface ExplainedFlow {
  readonly rule: SyncRule;
  /** DN of the object it reads; empty outbound. */
  readonly source: string;
  /** `null` for NULL, and for a flow of a rule out of scope, which was not asked. */
  readonly outcome: FlowOutcome;
  /** `null` for the winner, and for what is merged. */
  readonly lost: LossReason | null;
  /** Of a rule out of scope: what keeps the object out. */
  readonly scope: ExplainedRule | null;
}

/** A target attribute with all flows that could have given it, the strongest first. */
export interface ExplainedTarget {
  readonly attribute: string;
  readonly value: Value | null;
  readonly flows: readonly ExplainedFlow[];
  /** Undocumented points the value rests on, sorted. */
  readonly marks: readonly string[];
}

/** How a connector-space object meets the inbound rules of its type. */
export interface ExplainedSource {
  readonly connector: string;
  readonly dn: string;
  readonly objectType: string;
  readonly rules: readonly ExplainedRule[];
  /** Why it is not linked, in one sentence; `null` when it is. */
  readonly unlinked: string | null;
  readonly error: { readonly error: string; readonly message: string; readonly rule: string | null } | null;
}

/** The way to one object type of one connector. */
export interface ExplainedChannel {
  readonly connector: string;
  readonly objectType: string;
  readonly rules: readonly ExplainedRule[];
  /** DN of the object there; `null`: there is none. */
  readonly dn: string | null;
  /** Why there is none, in one sentence. */
  readonly missing: string | null;
  readonly attributes: readonly ExplainedTarget[];
}

/** The way of one person through one server, after everything settled. */
export interface ObjectExplanation {
  readonly sources: readonly ExplainedSource[];
  /** `null`: there is no metaverse object. */
  readonly objectType: string | null;
  readonly attributes: readonly ExplainedTarget[];
  readonly channels: readonly ExplainedChannel[];
}

/** Explains the object with this DN of a connector, `null` when it was not imported or no rule speaks of its type. */
export const explainObject = (run: Run, connector: string, dn: string): ObjectExplanation | null => {
  const space = [...run.spaces.values()].find(({ planned }) => planned.connector.id === connector);
  const object = space?.find(dn) ?? null;
  if (object === null) return null;
  const target = object.link;
  const links = target === null ? [object] : target.links;
  return {
    sources: links.map((link) => explainSource(run, link)),
    objectType: target?.type.name ?? null,
    attributes: target === null ? [] : explainInbound(run, target),
    channels: target === null ? [] : target.type.channels.map((channel) => explainChannel(run, target, channel)),
  };
};

const explainSource = (run: Run, object: CsObject): ExplainedSource => {
  const context = run.loadAt(object, 0);
  const { inbound, layout, name } = object.type;
  const rules = inbound.rules.map((rule) => explainScope(rule, context, layout));
  const failure = run.errors.get(object) ?? (object.link === null ? null : referenceError(run, object.link, object));
  return {
    connector: object.space.planned.connector.name,
    dn: object.dn,
    objectType: name,
    rules,
    unlinked: object.link === null && failure === null ? unlinkedReason(run, object, context) : null,
    error:
      failure === null ? null : { error: failure.error, message: failure.message, rule: failure.rule?.name ?? null },
  };
};

const referenceError = (run: Run, target: MvObject, object: CsObject): Failure | null => {
  const found = run.referenceErrors.get(target);
  return found?.object === object ? found.failure : null;
};

const unlinkedReason = (_run: Run, object: CsObject, context: SourceContext): string => {
  const set = object.type.inbound.select(context);
  if (object.type.inbound.rules.length === 0) return `no inbound rule speaks of ${object.type.name} objects`;
  if (set.link.kind !== 'link') return 'no inbound rule with a join or a projection has it in scope';
  if (set.creates === null)
    return `\`${set.link.rule.name}\` only joins, and exactly one candidate was not found (JOIN-2)`;
  const places = set.probes.map((probe) => probe.places);
  if (mayCreate(context.slots, places)) return 'it was not processed'; // a run that ended in a loop
  const attributes = new Set(set.link.groups.flatMap(({ cs }) => cs.map(({ attribute }) => `\`${attribute}\``)));
  return `\`${set.link.rule.name}\` projects only objects with a value in ${[...attributes].join(' or ')} (JOIN-6)`;
};

const explainInbound = (run: Run, object: MvObject): readonly ExplainedTarget[] => {
  const sources = object.links.filter(({ type }) => type.inbound.rules.length > 0);
  const contexts = sources.map((source, place) => run.loadAt(source, place));
  const scopes = new Map<SyncRule, ExplainedRule>();
  const flows = sources.map(({ type: { inbound, layout } }, i) => {
    const context = contexts[i] as SourceContext; // as many as sources
    return inbound.rules.flatMap((rule) => {
      scopes.set(rule.rule, explainScope(rule, context, layout));
      return rule.flowsTo(object.type);
    });
  });
  const hop = inboundHop(sources, run.effort, run.elsewhere);
  const isContributing = sources.map(({ inbound }) => inbound?.link.kind === 'link');
  const key = sources.map(({ type: { connector, name } }) => `${connector.connector.id} ${name}`).join('\n');
  return planned(run, `${key}\n${object.type.name}`, flows).map((target) =>
    explainTarget(run, target, contexts, sources, scopes, isContributing, {
      existing: object.slots[target.slot] ?? null,
      foreign: null,
      created: false,
      hop: target.definition.type === 'reference' ? hop : null,
    }),
  );
};

const explainChannel = (run: Run, object: MvObject, { target: type, rules }: Channel): ExplainedChannel => {
  const context = run.context(-1);
  context.slots = object.slots;
  context.imported = object.slots;
  context.parameters = type.connector.parameters;
  context.number = object.number;
  const scopes = new Map<SyncRule, ExplainedRule>();
  for (const rule of rules.rules) scopes.set(rule.rule, explainScope(rule, context, object.type.layout));
  const linked = object.linkOf(type);
  const set = rules.select(context);
  const common = {
    connector: type.connector.connector.name,
    objectType: type.name,
    rules: [...scopes.values()],
  };
  if (linked === null || set.link.kind !== 'link') {
    const missing =
      set.link.kind === 'none'
        ? 'no outbound rule with a join or a provisioning has it in scope'
        : set.link.kind === 'conflict'
          ? 'link rules with different join criteria are in scope (JOIN-8)'
          : `\`${set.link.rule.name}\` found nobody to join${set.link.linkType === 'Provision' ? ', and creating it failed' : ''}`;
    return { ...common, dn: null, missing, attributes: [] };
  }
  const values = linked.slots(type.layout.empty());
  const hop = outboundHop(type.connector, linked.space, run.effort, run.elsewhere);
  const flows = rules.rules.flatMap((rule) => rule.flowsTo(object.type));
  const key = `\n${type.connector.connector.id} ${type.name}\n${object.type.name}`;
  const attributes = planned(run, key, [flows]).map((target) =>
    explainTarget(run, target, [context], [], scopes, [true], {
      existing: values[target.slot] ?? null,
      foreign: target.merge === 'first' ? null : foreignOf(linked, target.definition.name),
      created: false,
      hop: target.definition.type === 'reference' ? hop : null,
    }),
  );
  return { ...common, dn: linked.dn, missing: null, attributes };
};

/** The targets of all rules, whoever is in scope: worked out once for each combination of types. */
const planned = (run: Run, key: string, flows: readonly (readonly PlannedFlow[])[]): readonly TargetPlan[] => {
  let known = plannedIn.get(run);
  if (known === undefined) plannedIn.set(run, (known = new Map()));
  let targets = known.get(key);
  if (targets === undefined) known.set(key, (targets = planTargets(flows, run.plan.points)));
  return targets;
};

const plannedIn = new WeakMap<Run, Map<string, readonly TargetPlan[]>>();

const explainTarget = (
  run: Run,
  target: TargetPlan,
  contexts: readonly SourceContext[],
  sources: readonly CsObject[],
  scopes: ReadonlyMap<SyncRule, ExplainedRule>,
  isContributing: readonly boolean[],
  before: Before,
): ExplainedTarget => {
  const marks = new Set<string>();
  const { outcomes } = run.resolver.explain(target, contexts, before);
  const isMerged = target.flows.some(({ flow }) => flow.merge.startsWith('Merge'));
  let isDecided = false;
  let isEnded = false;
  const flows = outcomes.map(({ flow, source, outcome }): ExplainedFlow => {
    const scope = scopes.get(flow.rule) ?? null;
    const { rule } = flow;
    const from = sources[source]?.dn ?? '';
    if (scope?.inScope === false) return { rule, source: from, outcome: null, lost: 'out of scope', scope };
    if (isContributing[source] !== true) return { rule, source: from, outcome: null, lost: 'no link', scope: null };
    for (const mark of scope?.marks ?? []) marks.add(mark);
    const lost = lossOf(outcome, flow.applyOnce, isDecided && !isMerged, isEnded);
    if (lost === null) {
      isDecided = true;
      isEnded ||=
        typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'authoritativeNull';
    }
    if (lost === 'only on creation') marks.add('FLOW-9');
    return { rule, source: from, outcome, lost, scope: null };
  });
  const asked = flows.filter(({ lost }) => lost !== 'out of scope' && lost !== 'no link');
  const hasNull = asked.some(({ lost }) => lost === 'NULL');
  if (!isDecided && hasNull && asked.some(({ lost }) => lost === 'ignored')) marks.add('PREC-7');
  if (isMerged && before.foreign !== null) marks.add('MRG-3');
  return { attribute: target.definition.name, value: before.existing, flows, marks: [...marks].sort() };
};

const lossOf = (outcome: FlowOutcome, applyOnce: boolean, isDecided: boolean, isEnded: boolean): LossReason | null => {
  if (isEnded) return 'after AuthoritativeNull';
  if (isDecided) return 'lower precedence';
  if (outcome === null) return 'NULL';
  if (outcome === ignoreThisFlow) return applyOnce ? 'only on creation' : 'ignored';
  return null;
};
