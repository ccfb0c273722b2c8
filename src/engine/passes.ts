import { type Progress, silent } from '../base/progress.js';
import type { Environment } from '../expression/context.js';
import { exportAndConfirm } from './confirm.js';
import type { CsObject } from './connector-space.js';
import type { ImportedObject } from './cs-object.js';
import type { Part } from './disconnectors.js';
import type { Elsewhere } from './elsewhere.js';
import { followReferences } from './follow-references.js';
import { synchronise } from './inbound.js';
import type { MvObject } from './metaverse.js';
import type { EngineObserver } from './observer.js';
import type { Plan } from './plan.js';
import { beginFromState, fillSpaces } from './restore-state.js';
import { Run } from './run.js';
import { seekDisconnectors } from './seek-disconnectors.js';
import type { EngineState } from './state.js';

/** A rule set that has not settled by then never will: shipped ones need two passes. */
export const passLimit = 10;

/** How passes are run. */
export interface PassOptions {
  readonly environment: Environment;
  readonly observer?: EngineObserver | null;
  /** What the last run of this server left. */
  readonly previous?: EngineState | null;
  /** Leaves objects out of a whole run (STG-14). */
  readonly part?: Part | null;
  /** The rest of the directory, when `imported` is a part of it. */
  readonly elsewhere?: Elsewhere | null;
  readonly progress?: Progress;
}

/** Objects between two words about progress. */
const stride = 256;

/** What is left when nothing changes any more. */
export interface Passes {
  readonly run: Run;
  readonly passes: number;
  /** Objects that the last pass still changed; empty when all is settled. */
  readonly unsettled: readonly CsObject[];
}

/**
 * Full synchronisations until one changes nothing. The first sees every object; later ones only those that can have become
 * different: confirmed exports, disconnectors that may join now, and objects in error with those
 * that share their metaverse object (ERR-1). That is the same as seeing
 * all, because what a rule makes of an object depends on nothing else.
 */
export const runPasses = (
  plan: Plan,
  imported: ReadonlyMap<string, readonly ImportedObject[]>,
  { environment, observer = null, previous = null, part = null, elsewhere = null, progress = silent }: PassOptions,
): Passes => {
  const run = new Run(plan, environment, observer, part, elsewhere);
  const filled = fillSpaces(run, imported, previous, part);
  if (previous !== null) beginFromState(run, filled);
  let waiting = filled.objects;
  for (let passes = 1; ; passes++) {
    run.changes = 0;
    run.newErrors = 0;
    run.joined = [];
    progress.start('synchronising', waiting.length);
    let done = 0;
    run.work(waiting, (object) => {
      synchronise(run, object);
      if (++done % stride === 0) progress.advance(stride);
    });
    progress.advance(done % stride);
    followReferences(run);
    seekDisconnectors(run);
    const confirmed = exportAndConfirm(run);
    if (run.changes === 0 && run.newErrors === 0) return { run, passes, unsettled: [] };
    if (passes === passLimit) return { run, passes, unsettled: confirmed };
    waiting = inOrder(new Set([...confirmed, ...run.joined, ...unfinished(run)]), plan);
  }
};

function* unfinished(run: Run): Generator<CsObject> {
  for (const object of shared(run)) yield* object.links;
  for (const space of run.spaces.values()) {
    for (const object of space.objects) {
      const mayJoin = object.link === null && (object.inbound === null || object.inbound.link.kind === 'link');
      if (mayJoin || run.errors.has(object)) yield object;
    }
  }
}

/** What an object in error did not get to contribute meets the others of its metaverse object when they are decided again. */
const shared = (run: Run): ReadonlySet<MvObject> =>
  new Set([...run.errors.keys()].flatMap(({ link }) => (link === null ? [] : [link])));

const inOrder = (objects: ReadonlySet<CsObject>, { options }: Plan): readonly CsObject[] => {
  const sign = options.order === 'reversed' ? -1 : 1;
  const rank = ({ space }: CsObject): number => (space.planned.connector.kind === 'aad' ? 1 : 0);
  return [...objects].sort((a, b) => sign * (rank(a) - rank(b) || a.number - b.number));
};
