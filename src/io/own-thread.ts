import { realpathSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { type BlockOptions, type BlockSink, DirectSink } from './block-sink.js';
import { beforeInterrupt } from './interrupt.js';
import { heapFor, ownHeap } from './large-heap.js';
import { packageFolder } from './package-data.js';
import { FillingThread, type WriteChannel, WritingThread } from './write-behind.js';

/** A folder that must go when the run is interrupted, that is being moved to its place, or that is in it or removed. */
type Stage = 'begun' | 'placing' | 'gone';

interface Staged {
  readonly folder: string;
  readonly stage: Stage;
}

/** What a thread is told of the terminal of its starter, and takes over: it has none of its own. */
interface Terminal {
  readonly isTTY: boolean;
  readonly columns: number;
}

/** What the starter of a thread gives it. */
interface Starter {
  readonly terminal: Terminal;
  readonly writes: WriteChannel;
}

/**
 * Runs this command line once more in a thread, with the memory that the files of a folder need, and gives its exit code; `null` when this is
 * that thread already, or no command line of ours. A thread that works without a pause hears no signal: this one does (hardening OUT-4).
 */
export const runInOwnThread = async (folder: string): Promise<Result<number | null>> => {
  if (starter !== null) Object.assign(process.stderr, starter.terminal);
  const main = resolve(packageFolder, 'dist', 'cli', 'main.js');
  const [script, ...argv] = process.argv.slice(1);
  if (!isMainThread || script === undefined || !isSame(script, main)) return ok(null);
  const terminal: Terminal = { isTTY: process.stderr.isTTY === true, columns: process.stderr.columns || 80 };
  const heap = heapFor(folder) ?? ownHeap();
  const writing = new WritingThread();
  const worker = new Worker(main, {
    argv,
    workerData: { terminal, writes: writing.channel } satisfies Starter,
    transferList: [writing.channel.port],
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  const stages = new Map<string, Stage>();
  worker.on('message', ({ folder: staged, stage }: Staged) => stages.set(staged, stage));
  const ended = new Promise<number>((done, fail) => {
    worker.on('error', fail);
    worker.on('exit', done);
  });
  const forget = beforeInterrupt(async () => {
    // What was told before the signal comes first.
    await new Promise((done) => setImmediate(done));
    // Between setting an old folder aside and moving the new one in is no time to stop.
    if ([...stages.values()].includes('placing')) await ended;
    else await worker.terminate();
    writing.stop();
    sweep(stages);
  });
  try {
    return ok(await ended);
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    return failed([outOfMemory(folder, heap)]);
  } finally {
    forget();
    writing.stop();
    sweep(stages);
  }
};

/** Removes what a thread has begun and can finish no more. */
const sweep = (stages: ReadonlyMap<string, Stage>): void => {
  for (const [staged, stage] of stages) if (stage === 'begun') rmSync(staged, { recursive: true, force: true });
};

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const outOfMemory = (folder: string, heap: number): Diagnostic => ({
  code: 'io/memory',
  severity: 'error',
  message: `the work needs more than the ${heap} MB of memory it was given`,
  at: { file: folder },
  help: 'Set NODE_OPTIONS=--max-old-space-size=<megabytes>, or use a machine with more memory; nothing was written.',
});

const isSame = (path: string, other: string): boolean => {
  try {
    return realpathSync(path) === realpathSync(other);
  } catch {
    return false;
  }
};

/** What a thread that runs a command line for `runInOwnThread` got from it; `null` in any other thread. */
const starter: Starter | null =
  !isMainThread && typeof workerData === 'object' && workerData !== null && 'writes' in workerData
    ? (workerData as Starter) // INVARIANT: nobody else starts a thread with `writes`
    : null;

const filling = starter === null ? null : new FillingThread(starter.writes);

/** Takes the blocks of a new file: the starter of this thread writes them, if it waits for nothing else. */
export const newSink = (path: string, options: BlockOptions): BlockSink =>
  filling?.create(path, options) ?? new DirectSink(path, options);

/** Tells the starter of this thread how far a folder is. */
export const tellStaged = (folder: string, stage: Stage): void => {
  if (starter !== null) parentPort?.postMessage({ folder, stage } satisfies Staged);
};
