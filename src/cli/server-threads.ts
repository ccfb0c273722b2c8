import { failed, ok, type Result } from '../base/result.js';
import { startThread } from '../io/thread.js';
import type { ServerMessage } from '../pipeline/server-messages.js';
import type { ServerThreads } from '../pipeline/simulate.js';
import type { ServerThreadData } from './server-thread.js';

/** What of the options of `simulate` threads need to know. */
interface ThreadOptions {
  readonly rules?: string;
  readonly asOf?: string;
  readonly workers: string;
  readonly state?: string;
  readonly saveState?: string;
}

const most = 64;

/** How many threads `--workers` asks for; a state belongs to one, so that it and several threads exclude each other. */
export const workersOf = ({ workers, state, saveState }: ThreadOptions): Result<number> => {
  const count = /^\d{1,2}$/.test(workers) ? Number(workers) : 0;
  if (count < 1 || count > most)
    return failed([problem(`\`${workers}\` is no number of threads`, `Write 1 to ${most}.`)]);
  if (count > 1 && (state !== undefined || saveState !== undefined))
    return failed([problem('a saved state is read and written by one thread', 'Leave `--workers` out.')]);
  return ok(count);
};

const problem = (message: string, help: string) => ({ code: 'cli/workers', severity: 'error', message, help }) as const;

/** Starts the threads beside this one; `null` when there are none. They end by themselves or are stopped. */
export const startServerThreads = (
  folder: string,
  { rules, asOf }: ThreadOptions,
  threads: number,
): (ServerThreads & { readonly stop: () => void }) | null => {
  if (threads === 1) return null;
  const started = Array.from({ length: threads - 1 }, (_, i) => {
    const data: ServerThreadData = { folder, rules: rules ?? null, asOf, threads, share: i + 1 };
    return startThread<ServerMessage>('server-thread', data);
  });
  return {
    threads,
    read: async (take) => {
      await Promise.all(started.map(({ read }) => read(take)));
    },
    stop: () => {
      for (const { stop } of started) stop();
    },
  };
};
