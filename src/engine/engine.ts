import type { Attributes } from '../attribute/value.js';
import { invariant } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { type Progress, silent } from '../base/progress.js';
import type { Environment } from '../expression/context.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { ExportedObject, ImportedObject, ObjectError } from './cs-object.js';
import type { Effort } from './effort.js';
import { explainObject, type ObjectExplanation } from './explain.js';
import { exportsOf, SlotAttributes } from './exports.js';
import type { MvObject } from './metaverse.js';
import { errorsOf } from './object-errors.js';
import type { EngineObserver } from './observer.js';
import { defaultOptions, type EngineOptions, OpenPoints } from './open-points.js';
import { type OrderReport, orderReport, withOrder } from './order-dependence.js';
import { runPasses } from './passes.js';
import { type Pending, pendingOf } from './pending.js';
import { compilePlan, type Plan } from './plan.js';
import { type EngineRemark, pointExamples, remarksOf, unsettledObject } from './remarks.js';
import { attributesOf, noNames } from './retained-attributes.js';
import { stateOf } from './save-state.js';
import type { EngineState } from './state.js';

/** The rules of one server and how they are read. */
export interface EngineRules {
  readonly configuration: ServerConfiguration;
  /** Rules on top of `configuration.rules`: what the compiler generated or the user supplied. */
  readonly customRules: readonly SyncRule[];
  /** Choices at undocumented points that differ from the defaults (sync-engine 14). */
  readonly options?: Partial<EngineOptions>;
}

/** One server and what it imports. */
export interface EngineInput extends EngineRules {
  /** The same rules compiled before by `compileRules`, for many runs that start from nothing. */
  readonly compiled?: Plan;
  /** By connector identifier. */
  readonly imported: ReadonlyMap<string, readonly ImportedObject[]>;
  readonly environment: Environment;
  /** What the last run of this server left; without it the run starts from nothing. */
  readonly previous?: EngineState;
  /** Is told why; without one nothing is recorded. */
  readonly observer?: EngineObserver;
  /** Hears how many objects were synchronised. */
  readonly progress?: Progress;
}

/** What a run of a server came to. */
export interface EngineResult {
  /** By connector identifier, sorted by DN. */
  readonly exports: ReadonlyMap<string, readonly ExportedObject[]>;
  /** Sorted by connector, then DN. */
  readonly errors: readonly ObjectError[];
  /** Rule-set problems and remarks on results that hinge on an undocumented point. */
  readonly diagnostics: readonly Diagnostic[];
  /** The same with the objects concerned. */
  readonly remarks: readonly EngineRemark[];
  /** How many full synchronisations it took until one changed nothing; that one is counted. */
  readonly passes: number;
  /** What the run had to do. */
  readonly effort: Readonly<Effort>;
  /** What the order of processing decides; worked out when asked for, by running again what it can matter for (STG-14). */
  readonly orders: OrderReport;
}

/** The same with everything that the run held, to be asked: as long as this is kept, so is every object of the run. */
export interface EngineOutput extends EngineResult {
  /** What this run exports beyond the previous one, by connector, and what was imported; worked out when asked for. */
  readonly pending: Pending;
  /** What the next run may start from, made when asked for. */
  readonly state: () => EngineState;
  /** Why an object became what it is: worked out on the settled state, for this object alone. */
  readonly explain: (connector: string, dn: string) => ObjectExplanation | null;
  /** The metaverse as the last pass left it, made when asked for. */
  readonly metaverse: () => readonly MetaverseObject[];
}

/** An object of the metaverse for people to look at (STG-3). */
export interface MetaverseObject {
  readonly objectType: string;
  /** References are identifiers of metaverse objects, meaningful within this output only. */
  readonly attributes: Attributes;
  /** The linked objects in the order they were linked. */
  readonly links: readonly { readonly connector: string; readonly dn: string; readonly objectType: string }[];
}

/** Compiles rules once for any number of runs; what the runs remark adds up in it. */
export const compileRules = ({ configuration, customRules, options }: EngineRules, retained = noNames): Plan =>
  compilePlan(configuration, customRules, { ...defaultOptions, ...options }, new OpenPoints(), retained);

/**
 * Runs full synchronisations of one server from nothing until one changes nothing (STG-9, STG-13): import, AD, cloud, export,
 * confirming import, and again. Mistakes of rules and objects are in the output; nothing stops the run.
 */
export const runEngine = (input: EngineInput): EngineOutput => {
  const previous = input.previous ?? null;
  invariant(
    input.compiled === undefined || previous === null,
    'rules compiled before know no attributes of earlier runs',
  );
  const plan = input.compiled ?? compileRules(input, previous === null ? noNames : attributesOf(previous));
  const { environment, imported, observer, progress = silent } = input;
  const { run, passes, unsettled } = runPasses(plan, imported, {
    environment,
    previous,
    progress,
    observer: observer ?? null,
  });
  const errors = errorsOf(run).map(({ error }) => error);
  const remarks = remarksOf({
    diagnostics: plan.diagnostics,
    points: pointExamples(run, plan.points.results()),
    unsettled: unsettled.map(unsettledObject),
    errors: errors.length,
  });
  let pending: Pending | null = null;
  let orders: OrderReport | null = null;
  return {
    exports: new Map([...run.spaces.values()].map((space) => [space.planned.connector.id, exportsOf(space)])),
    errors,
    diagnostics: remarks.map(({ diagnostic }) => diagnostic),
    remarks,
    passes,
    effort: run.effort,
    get pending() {
      pending ??= pendingOf(run);
      return pending;
    },
    get orders() {
      orders ??= orderReport(
        run,
        unsettled.length > 0,
        (order, part) => runPasses(withOrder(plan, order), imported, { environment, previous, part }).run,
      );
      return orders;
    },
    state: () => stateOf(run),
    explain: (connector, dn) => explainObject(run, connector, dn),
    metaverse: () => [...run.metaverse.objects].map(metaverseObject),
  };
};

const metaverseObject = ({ type, slots, links }: MvObject): MetaverseObject => ({
  objectType: type.name,
  attributes: new SlotAttributes(type.layout, slots, type.layout.size),
  links: links.map(({ space, dn, type: { name } }) => ({
    connector: space.planned.connector.name,
    dn,
    objectType: name,
  })),
});
