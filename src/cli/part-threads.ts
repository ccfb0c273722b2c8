import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { failed, ok, type Result } from '../base/result.js';
import { bytesIn } from '../io/large-heap.js';
import type { StagedFolder } from '../io/staged-folder.js';
import { startThread } from '../io/thread.js';
import type { SentParts } from '../pipeline/parts/sent-parts.js';
import type { OtherThreads } from '../pipeline/parts/simulate-in-parts.js';

const most = 64;

/** From this size of its files on two threads are done with a directory before one is, in bytes: about 20 000 people. */
const largeDirectory = 32e6;

/**
 * How many threads simulate a workspace folder: as many as `--workers` asks for, or two when that pays and there are processors for them. A
 * state belongs to one thread, so that it and several exclude each other.
 */
export const workersOf = (
  folder: string,
  { workers, state, saveState }: { readonly workers?: string; readonly state?: string; readonly saveState?: string },
): Result<number> => {
  if (workers === undefined)
    return ok(availableParallelism() > 1 && bytesIn(join(folder, 'directory')) > largeDirectory ? 2 : 1);
  const count = /^\d{1,2}$/.test(workers) ? Number(workers) : 0;
  if (count < 1 || count > most)
    return failed([problem(`\`${workers}\` is no number of threads`, `Write 1 to ${most}.`)]);
  if (count > 1 && (state !== undefined || saveState !== undefined))
    return failed([problem('a saved state is read and written by one thread', 'Leave `--workers` out.')]);
  return ok(count);
};

const problem = (message: string, help: string) => ({ code: 'cli/workers', severity: 'error', message, help }) as const;

/** What `onegal simulate --workers` tells a thread. */
export interface PartThreadData {
  readonly folder: string;
  readonly rules: string | null;
  readonly asOf: string | undefined;
  readonly threads: number;
  readonly share: number;
  /** Where it puts texts aside. */
  readonly spool: string;
}

/** Starts the threads beside this one; they end by themselves or are stopped. */
export const startPartThreads = (
  data: Omit<PartThreadData, 'share' | 'spool'>,
  output: StagedFolder,
): OtherThreads & { readonly stop: () => void } => {
  const started = Array.from({ length: data.threads - 1 }, (_, i) => {
    const spool = output.spoolPath();
    return { spool, thread: startThread<SentParts>('part-thread', { ...data, share: i + 1, spool }) };
  });
  return {
    count: started.length,
    read: async (take) => {
      for (const { spool, thread } of started) {
        const sent = await thread.told;
        if (sent === null) return false;
        take(sent, output.openSpool(spool));
      }
      return true;
    },
    stop: () => {
      for (const { thread } of started) thread.stop();
    },
  };
};
