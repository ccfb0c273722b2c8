import { invariant } from '../../base/assert-never.js';
import { connectorNameOf } from '../../cloud/synced-attributes.js';
import type { ObjectExplanation } from '../../engine/explain.js';
import type { ExplainedRule } from '../../engine/explain-scope.js';
import type { Flow, ScopeClause, SyncRule } from '../../rule/sync-rule.js';
import { sourcesOfFlow } from '../explain.js';
import type { ServerRun } from '../run-server.js';

/** Attributes by AD name whose values some expectation states, by DN. */
export type StatedByPerson = ReadonlyMap<string, ReadonlySet<string>>;

/** What expectations exercise of one rule. */
export interface RuleCoverage {
  readonly server: string;
  readonly rule: SyncRule;
  readonly flows: readonly FlowCoverage[];
  readonly clauses: readonly ClauseCoverage[];
}

/** A flow is exercised when an expectation states the value of its target for somebody for whom it won. */
export interface FlowCoverage {
  readonly flow: Flow;
  readonly exercised: boolean;
}

/**
 * A clause is exercised when expectations name somebody whom its group lets in while no other group does, and somebody whom this
 * clause alone keeps out: then a different clause would make a difference to somebody who is looked at.
 */
export interface ClauseCoverage {
  /** Positions from 0. */
  readonly group: number;
  readonly position: number;
  readonly clause: ScopeClause;
  readonly admits: boolean;
  readonly rejects: boolean;
}

/** Which custom rules of a server, and what of them, the expectations exercise. */
export const coverageOf = (run: ServerRun, stated: StatedByPerson): readonly RuleCoverage[] => {
  const seen = new Map(run.customRules.map((rule) => [rule.id, new Seen(rule)]));
  for (const [dn, attributes] of stated) {
    const way = explain(run, dn);
    if (way === null) continue;
    for (const { rules } of [...way.sources, ...way.channels])
      for (const rule of rules) seen.get(rule.rule.id)?.meet(rule);
    for (const [rule, target] of winners(way, attributes)) seen.get(rule.id)?.won.add(target);
  }
  return [...seen.values()].map((one) => one.coverage(run.server));
};

const explain = ({ retained, imports }: ServerRun, dn: string): ObjectExplanation | null => {
  invariant(retained !== null, 'a simulation whose coverage is asked for keeps its runs');
  for (const { connector } of imports) {
    const way = retained.explain(connector.id, dn);
    if (way !== null) return way;
  }
  return null;
};

/** The flows that decide about these attributes: those that export them, and those that give what is exported. */
function* winners(way: ObjectExplanation, attributes: ReadonlySet<string>): Iterable<readonly [SyncRule, string]> {
  const wanted = new Set([...attributes].map((name) => name.toLowerCase()));
  const exported = new Set([...attributes].map((name) => connectorNameOf(name).toLowerCase()));
  for (const { attributes: targets } of way.channels)
    for (const { attribute, flows } of targets)
      for (const { rule, lost } of flows) {
        if (lost !== null || !exported.has(attribute.toLowerCase())) continue;
        yield [rule, attribute];
        for (const flow of rule.flows)
          if (flow.target === attribute) for (const source of sourcesOfFlow(flow)) wanted.add(source.toLowerCase());
      }
  for (const { attribute, flows } of way.attributes)
    if (wanted.has(attribute.toLowerCase()))
      for (const { rule, lost } of flows) if (lost === null) yield [rule, attribute];
}

/** What was met of one rule so far. */
class Seen {
  /** Targets of flows that won. */
  readonly won = new Set<string>();
  private readonly admits: boolean[][];
  private readonly rejects: boolean[][];

  constructor(private readonly rule: SyncRule) {
    const nothing = (): boolean[][] => rule.scopeGroups.map((group) => group.map(() => false));
    this.admits = nothing();
    this.rejects = nothing();
  }

  meet({ holds }: ExplainedRule): void {
    const letIn = holds.filter((group) => group.every(Boolean)).length;
    for (const [g, group] of holds.entries()) {
      const missing = group.filter((isTrue) => !isTrue).length;
      for (const [c, isTrue] of group.entries()) {
        if (missing === 0 && letIn === 1) set(this.admits, g, c);
        if (!isTrue && missing === 1 && letIn === 0) set(this.rejects, g, c);
      }
    }
  }

  coverage(server: string): RuleCoverage {
    const { rule, won, admits, rejects } = this;
    return {
      server,
      rule,
      flows: rule.flows.map((flow) => ({ flow, exercised: won.has(flow.target) })),
      clauses: rule.scopeGroups.flatMap((clauses, group) =>
        clauses.map((clause, position) => ({
          ...{ group, position, clause },
          admits: admits[group]?.[position] === true,
          rejects: rejects[group]?.[position] === true,
        })),
      ),
    };
  }
}

const set = (table: boolean[][], group: number, position: number): void => {
  const row = table[group];
  if (row !== undefined) row[position] = true;
};

/** Whether expectations exercise anything of a rule. */
export const isExercised = ({ flows }: RuleCoverage): boolean => flows.some(({ exercised }) => exercised);
