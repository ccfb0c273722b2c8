import { resolve } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { ownHeap } from './large-heap.js';
import { packageFolder } from './package-data.js';

/** A program of this package that runs beside the caller and tells once what it found. */
export interface Thread<Message> {
  /** What it told, when it has ended; `null` when it told nothing. Fails when it fails. */
  readonly told: Promise<Message | null>;
  readonly stop: () => void;
}

/** Starts `dist/cli/<script>.js` in a thread; it works at once, whether or not anybody waits for it yet. */
export const startThread = <Message>(script: string, data: unknown): Thread<Message> => {
  const worker = new Worker(resolve(packageFolder, 'dist', 'cli', `${script}.js`), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: ownHeap() },
  });
  let message: Message | null = null;
  worker.on('message', (sent: Message) => {
    message = sent;
  });
  const told = new Promise<Message | null>((done, fail) => {
    worker.on('error', fail);
    worker.on('exit', (code) => (code === 0 ? done(message) : fail(new Error(`a thread ended with code ${code}`))));
  });
  // Whoever waits is told; until then a failure is kept.
  told.catch(() => {});
  return { told, stop: () => void worker.terminate() };
};

/** What the starter of this thread gave it. */
export const threadData = (): unknown => workerData;

/** Tells the starter of this thread what it found. */
export const tell = (message: unknown): void => parentPort?.postMessage(message);
