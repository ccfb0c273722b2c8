import type { Attributes } from '../attribute/value.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { compareText } from '../base/order.js';
import type { Environment } from '../expression/context.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { ExportedObject, ImportedObject, ObjectError } from './cs-object.js';
import type { Effort } from './effort.js';
import { explainObject, type ObjectExplanation } from './explain.js';
import { exportsOf, SlotAttributes } from './exports.js';
import type { MvObject } from './metaverse.js';
import type { EngineObserver } from './observer.js';
import { defaultOptions, type EngineOptions, OpenPoints } from './open-points.js';
import { passLimit, runPasses } from './passes.js';
import { type Pending, pendingOf } from './pending.js';
import { compilePlan } from './plan.js';
import { attributesOf, noNames } from './retained-attributes.js';
import type { Failure, Run } from './run.js';
import { stateOf } from './save-state.js';
import type { EngineState } from './state.js';

/** One server and what it imports. */
export interface EngineInput {
  readonly configuration: ServerConfiguration;
  /** Rules on top of `configuration.rules`: what the compiler generated or the user supplied. */
  readonly customRules: readonly SyncRule[];
  /** By connector identifier. */
  readonly imported: ReadonlyMap<string, readonly ImportedObject[]>;
  readonly environment: Environment;
  /** Choices at undocumented points that differ from the defaults (sync-engine 14). */
  readonly options?: Partial<EngineOptions>;
  /** What the last run of this server left; without it the run starts from nothing. */
  readonly previous?: EngineState;
  /** Is told why; without one nothing is recorded. */
  readonly observer?: EngineObserver;
}

/** What a run of a server came to. */
export interface EngineResult {
  /** By connector identifier, sorted by DN. */
  readonly exports: ReadonlyMap<string, readonly ExportedObject[]>;
  /** Sorted by connector, then DN. */
  readonly errors: readonly ObjectError[];
  /** Rule-set problems and remarks on results that hinge on an undocumented point. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many full synchronisations it took until one changed nothing; that one is counted. */
  readonly passes: number;
  /** What the run had to do. */
  readonly effort: Readonly<Effort>;
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

/** Errors that stop a run of the product (ERR-2). */
const errorLimit = 5000;

/**
 * Runs full synchronisations of one server from nothing until one changes nothing (STG-9, STG-13): import, AD, cloud, export,
 * confirming import, and again. Mistakes of rules and objects are in the output; nothing stops the run.
 */
export const runEngine = (input: EngineInput): EngineOutput => {
  const points = new OpenPoints();
  const options = { ...defaultOptions, ...input.options };
  const previous = input.previous ?? null;
  const retained = previous === null ? noNames : attributesOf(previous);
  const plan = compilePlan(input.configuration, input.customRules, options, points, retained);
  const { run, passes, unsettled } = runPasses(
    plan,
    input.imported,
    input.environment,
    input.observer ?? null,
    previous,
  );
  const errors = errorsOf(run);
  const diagnostics = [...plan.diagnostics, ...points.diagnostics()];
  if (unsettled.length > 0) diagnostics.push(loop(unsettled));
  let pending: Pending | null = null;
  if (errors.length > errorLimit) diagnostics.push(tooManyErrors(errors.length));
  return {
    exports: new Map([...run.spaces.values()].map((space) => [space.planned.connector.id, exportsOf(space)])),
    errors,
    diagnostics,
    passes,
    effort: run.effort,
    get pending() {
      pending ??= pendingOf(run);
      return pending;
    },
    state: () => stateOf(run),
    explain: (connector, dn) => explainObject(run, connector, dn),
    metaverse: () => [...run.metaverse.objects].map(metaverseObject),
  };
};

const errorsOf = (run: Run): readonly ObjectError[] => {
  const errors = [...run.errors].map(([object, failure]) => objectError(object, failure));
  for (const { object, failure } of run.referenceErrors.values()) {
    if (!run.errors.has(object)) errors.push(objectError(object, failure));
  }
  return errors.sort((a, b) => compareText(a.connector, b.connector) || compareText(a.dn, b.dn));
};

const objectError = (
  object: { space: MvObject['links'][number]['space']; dn: string },
  failure: Failure,
): ObjectError => {
  const { error, message, rule } = failure;
  const common = { connector: object.space.planned.connector.name, dn: object.dn, error, message };
  return rule === null ? common : { ...common, rule: rule.name };
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

const loop = (objects: readonly string[]): Diagnostic => {
  const shown = objects.slice(0, 10).map((dn) => `\`${dn}\``);
  const more = objects.length > shown.length ? ` and ${objects.length - shown.length} more` : '';
  return {
    code: 'engine/loop',
    severity: 'error',
    message: `after ${passLimit} synchronisations these objects still change: ${shown.join(', ')}${more}`,
    help: 'A flow out and a flow back in undo each other; compare the rules of both directions for these objects.',
  };
};

const tooManyErrors = (errors: number): Diagnostic => ({
  code: 'engine/error-limit',
  severity: 'warning',
  message: `${errors} objects are in error; a server stops a run after ${errorLimit} (ERR-2)`,
  help: 'Correct what most of them have in common first.',
});
