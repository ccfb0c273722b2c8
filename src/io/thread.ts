import { resolve } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { ownHeap } from './large-heap.js';
import { packageFolder } from './package-data.js';

/** Messages that may wait to be read: what is told faster than it is taken would fill the memory. */
const messagesInFlight = 16;

/** A program of this package that runs beside the caller and tells what it finds. */
export interface Thread<Message> {
  /** Hands over every message in order; ends when the thread has, and fails when it fails. */
  readonly read: (take: (message: Message) => void) => Promise<void>;
  readonly stop: () => void;
}

/** Starts `dist/cli/<script>.js` in a thread; it works at once, whether or not anybody reads yet. */
export const startThread = <Message>(script: string, data: unknown): Thread<Message> => {
  const worker = new Worker(resolve(packageFolder, 'dist', 'cli', `${script}.js`), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: ownHeap() },
  });
  const waiting: Message[] = [];
  let taker: ((message: Message) => void) | null = null;
  const take = (message: Message): void => {
    if (taker === null) waiting.push(message);
    else {
      taker(message);
      worker.postMessage('taken');
    }
  };
  worker.on('message', take);
  const ended = new Promise<void>((done, fail) => {
    worker.on('error', fail);
    worker.on('exit', (code) => (code === 0 ? done() : fail(new Error(`a thread ended with code ${code}`))));
  });
  // Whoever reads is told; until then a failure is kept.
  ended.catch(() => {});
  return {
    read(reader) {
      taker = reader;
      for (const message of waiting.splice(0)) take(message);
      return ended;
    },
    stop: () => void worker.terminate(),
  };
};

/** What the starter of this thread gave it. */
export const threadData = (): unknown => workerData;

/** Tells messages to the starter of this thread, no faster than they are taken. */
export const tellAll = async (messages: Iterable<unknown>): Promise<void> => {
  let inFlight = 0;
  let resume = (): void => {};
  parentPort?.on('message', () => {
    inFlight--;
    resume();
  });
  for (const message of messages) {
    while (inFlight >= messagesInFlight) await new Promise<void>((done) => (resume = done));
    parentPort?.postMessage(message);
    inFlight++;
  }
  // A port that is listened to keeps its thread alive.
  parentPort?.unref();
};
