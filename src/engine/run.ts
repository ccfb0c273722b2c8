import type { Value } from '../attribute/value.js';
import { invariant } from '../base/assert-never.js';
import type { Environment } from '../expression/context.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { type ConnectorSpace, CsObject } from './connector-space.js';
import type { ImportedObject } from './cs-object.js';
import { Disconnectors, type Encounter, type Part } from './disconnectors.js';
import { noEffort } from './effort.js';
import type { Elsewhere } from './elsewhere.js';
import type { EngineErrorName } from './finding-kinds.js';
import type { FlowMerger, TargetGroup } from './inbound-set.js';
import { Metaverse, type MvObject } from './metaverse.js';
import type { EngineObserver } from './observer.js';
import type { OutboundSet } from './outbound-set.js';
import type { CsType, Plan, PlannedConnector } from './plan.js';
import { Resolver } from './precedence.js';
import type { PendingImports } from './restore-state.js';
import { SourceContext } from './source-context.js';
import type { CsState } from './state.js';

/** An object cannot be synchronised; the whole evaluation is undone (ERR-1). */
export interface Failure {
  readonly kind: 'failure';
  /** One of the names of ERR-3. */
  readonly error: EngineErrorName;
  readonly message: string;
  readonly rule: SyncRule | null;
}

export const failure = (error: EngineErrorName, message: string, rule: SyncRule | null = null): Failure => ({
  kind: 'failure',
  error,
  message,
  rule,
});

export const isFailure = <T extends object>(result: T | Failure | null): result is Failure =>
  result !== null && !Array.isArray(result) && 'kind' in result && result.kind === 'failure';

/** What one run of a server holds: the stores of sync-engine 1.1 and what is filled again and again while objects run. */
export class Run {
  readonly spaces = new Map<PlannedConnector, ConnectorSpace>();
  readonly effort = noEffort();
  /** Objects that met, and that another order might keep apart (STG-14). */
  readonly encounters: Encounter[] = [];
  readonly metaverse: Metaverse;
  readonly disconnectors: Disconnectors;
  readonly merger: FlowMerger;
  readonly resolver: Resolver;
  readonly errors = new Map<CsObject, Failure>();
  /** Errors met while references were followed, by the object that refers. */
  readonly referenceErrors = new Map<MvObject, { readonly object: CsObject; readonly failure: Failure }>();
  /** What the import brings, compared with the state (STG-7). */
  readonly imports: PendingImports = { adds: 0, updates: 0, deletes: 0, deleteAdds: 0, unchanged: 0 };
  /** Objects of the state that the run deletes in their directory. */
  readonly deleted: CsObject[] = [];
  /** Objects of the state of whose type no rule speaks any more. */
  readonly forgotten: { readonly connector: PlannedConnector; readonly object: CsState }[] = [];
  /** Objects of the state whose metaverse object has a type that no rule names any more. */
  readonly orphans: CsObject[] = [];
  /** The sets of an outbound evaluation by channel; filled anew each time. */
  readonly channelSets: OutboundSet[] = [];
  /** Objects that wait for an evaluation in the pass at hand. */
  private queue: CsObject[] = [];
  private requeued = new Set<CsObject>();
  /** Whether a link came or went since references were followed last (REF-3). */
  linksChanged = false;
  /** Whether an object lost its link, so that outbound rules may join it (JOIN-11). */
  disconnectorsChanged = false;
  /** Objects that outbound rules joined in the pass at hand: their inbound rules are asked in the next one. */
  joined: CsObject[] = [];
  /** Objects that came into error in the pass at hand: those that share their metaverse object are decided again. */
  newErrors = 0;
  /** What the pass at hand changed, to see when nothing does any more. */
  changes = 0;
  private lastNumber = 0;
  private readonly sources: SourceContext[] = [];
  private readonly scratches: Map<CsType, (Value | null)[]>[] = [];

  constructor(
    readonly plan: Plan,
    private readonly environment: Environment,
    readonly observer: EngineObserver | null,
    part: Part | null = null,
    /** What the run knows of the rest of a directory; `null` when it has all of it. */
    readonly elsewhere: Elsewhere | null = null,
  ) {
    this.metaverse = new Metaverse(plan, this.effort);
    this.disconnectors = new Disconnectors(plan, this.spaces, this.effort, this.encounters, part);
    this.merger = plan.merger;
    this.resolver = new Resolver(plan.options);
  }

  /** Evaluates objects in order, and those that lost their link meanwhile (DEL-4). */
  work(objects: readonly CsObject[], evaluate: (object: CsObject) => void): void {
    this.queue = [...objects];
    this.requeued = new Set();
    for (let i = 0; i < this.queue.length; i++) evaluate(this.queue[i] as CsObject); // `i` is below the length
  }

  /** Once a pass, so that two rules that disagree about an object cannot hold the pass up; the next pass sees it again. */
  requeue(object: CsObject): void {
    if (this.requeued.has(object)) return;
    this.requeued.add(object);
    this.queue.push(object);
  }

  nextNumber(): number {
    return this.lastNumber++;
  }

  spaceOf(connector: PlannedConnector): ConnectorSpace {
    const space = this.spaces.get(connector);
    invariant(space !== undefined, 'every planned connector has a space');
    return space;
  }

  /** An object for a space; the caller adds it. */
  newObject(space: ConnectorSpace, type: CsType, dn: string, imported: ImportedObject | null): CsObject {
    return new CsObject(space, type, dn, imported, this.nextNumber());
  }

  /** The context of the source with this place, to be filled. Place -1 is the metaverse object of an outbound evaluation. */
  context(place: number): SourceContext {
    let context = this.sources[place + 1];
    if (context === undefined) this.sources[place + 1] = context = new SourceContext(this.environment);
    return context;
  }

  /** Copies objects, each into the context of its place, as far as they are read. */
  load(objects: readonly CsObject[], { reads }: TargetGroup): readonly SourceContext[] {
    return objects.map((object, place) => {
      const own = reads[place];
      return own === undefined ? this.context(place) : this.loadAt(object, place, own);
    });
  }

  /** Copies an object into slots, all of them or some. */
  loadAt(object: CsObject, place: number, reads: readonly number[] | null = null): SourceContext {
    const context = this.context(place);
    const own = object.isPending ? object.confirmed : object.values;
    if (context.holder === object && context.isWhole && (own === null || context.slots === own)) return context;
    const scratch = this.scratch(object.type, place);
    // To look for one attribute takes longer than to copy it with all others.
    context.isWhole = own !== null || reads === null || reads.length * 4 > scratch.length;
    context.holder = object;
    context.slots = own ?? object.copy(scratch, context.isWhole ? null : reads);
    // Every export is confirmed before the next pass begins, so ImportedValue sees the same values (STG-10, STG-11).
    context.imported = context.slots;
    context.parameters = object.parameters;
    context.number = object.number;
    return context;
  }

  /** An array to copy an object of a type into; one for each place, because several objects are looked at together. */
  scratch(type: CsType, place: number): (Value | null)[] {
    let ofPlace = this.scratches[place + 1];
    if (ofPlace === undefined) this.scratches[place + 1] = ofPlace = new Map();
    let scratch = ofPlace.get(type);
    if (scratch === undefined) ofPlace.set(type, (scratch = type.layout.empty()));
    return scratch;
  }
}
