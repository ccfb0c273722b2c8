import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { BlockOptions, BlockSink } from './block-sink.js';
import { NewFile } from './new-file.js';

/*
 * Files that one thread fills and another one writes, hashes and flushes meanwhile. Every file has some blocks of shared memory that are
 * filled and written in turn, so that whoever fills them never gets further ahead than that.
 */

/** What the writing thread is told. */
type Order =
  | {
      readonly kind: 'open';
      readonly file: number;
      readonly path: string;
      readonly blocks: SharedBlocks;
      readonly isHashed: boolean;
    }
  | { readonly kind: 'put'; readonly file: number; readonly block: number; readonly length: number };

/** What it is asked; whoever asks waits for the answer. */
interface Question {
  readonly kind: 'digest' | 'finish' | 'close' | 'problem';
  readonly file: number;
}

/** `problem` is the first thing that the disk refused, of whatever file. */
interface Answer {
  readonly value: string | null;
  readonly problem: { readonly message: string; readonly code: string | undefined } | null;
}

/** The blocks of a file, and for each of them whether it waits to be written. */
interface SharedBlocks {
  readonly bytes: readonly SharedArrayBuffer[];
  readonly waits: Int32Array;
}

/** What the thread that fills files needs. */
export interface WriteChannel {
  readonly port: MessagePort;
  /** Whether the disk refused something, and the number of answers. */
  readonly signals: Int32Array;
}

const [refused, answers] = [0, 1];

const sharedNumbers = (count: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));

/** Writes what another thread fills, as soon as this one has nothing else to do. */
export class WritingThread {
  /** For the other thread; its port is to be transferred. */
  readonly channel: WriteChannel;
  private readonly port: MessagePort;
  private readonly files = new Map<number, { readonly file: NewFile; readonly blocks: SharedBlocks }>();
  private problem: Answer['problem'] = null;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.channel = { port: port2, signals: sharedNumbers(2) };
    this.port = port1;
    port1.on('message', (told: Order | Question) => {
      if (told.kind === 'open' || told.kind === 'put') this.follow(told);
      else this.answer(told);
    });
  }

  /** Closes everything, finished or not. */
  stop(): void {
    this.port.close();
    for (const { file } of this.files.values()) file.close();
    this.files.clear();
  }

  private follow(order: Order): void {
    const { file, kind } = order;
    if (kind === 'open') {
      this.attempt(() => {
        this.files.set(file, { file: new NewFile(order.path, order), blocks: order.blocks });
      });
      return;
    }
    const { blocks, file: written } = this.files.get(file) ?? {};
    if (blocks === undefined) return;
    const bytes = blocks.bytes[order.block];
    if (bytes !== undefined) this.attempt(() => written?.write(new Uint8Array(bytes, 0, order.length)));
    Atomics.store(blocks.waits, order.block, 0);
    Atomics.notify(blocks.waits, order.block);
  }

  private answer({ kind, file }: Question): void {
    const { signals } = this.channel;
    const found = this.files.get(file)?.file;
    let value: string | null = null;
    this.attempt(() => {
      if (kind === 'digest') value = found?.digest() ?? null;
      else if (kind === 'finish') found?.finish();
      else if (kind === 'close') found?.close();
    });
    this.port.postMessage({ value, problem: this.problem } satisfies Answer);
    Atomics.add(signals, answers, 1);
    Atomics.notify(signals, answers);
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.problem ??= { message: String(error), code: codeOf(error) };
      Atomics.store(this.channel.signals, refused, 1);
    }
  }
}

/** The end of a channel in the thread that fills files. */
export class FillingThread {
  private files = 0;

  constructor(private readonly channel: WriteChannel) {}

  create(path: string, options: BlockOptions): BlockSink {
    return new BehindSink(this, this.files++, path, options);
  }

  tell(order: Order): void {
    this.channel.port.postMessage(order);
  }

  /** Throws when the disk refused something. */
  check(): void {
    if (Atomics.load(this.channel.signals, refused) === 1) this.ask({ kind: 'problem', file: -1 });
  }

  /** Throws when the disk refused something, whatever is asked. */
  ask(question: Question): string | null {
    const { value, problem } = this.answerTo(question);
    if (problem !== null) throw Object.assign(new Error(problem.message), { code: problem.code, syscall: 'write' });
    return value;
  }

  answerTo(question: Question): Answer {
    const { port, signals } = this.channel;
    const before = Atomics.load(signals, answers);
    port.postMessage(question);
    Atomics.wait(signals, answers, before);
    return receiveMessageOnPort(port)?.message as Answer; // what it answers comes before the signal
  }
}

class BehindSink implements BlockSink {
  private readonly blocks: SharedBlocks;
  private readonly views: readonly Buffer[];
  private at = 0;

  constructor(
    private readonly thread: FillingThread,
    private readonly file: number,
    path: string,
    { blockSize, blocks, isHashed }: BlockOptions,
  ) {
    this.blocks = {
      bytes: Array.from({ length: blocks }, () => new SharedArrayBuffer(blockSize)),
      waits: sharedNumbers(blocks),
    };
    this.views = this.blocks.bytes.map((bytes) => Buffer.from(bytes));
    thread.tell({ kind: 'open', file, path, blocks: this.blocks, isHashed });
  }

  get block(): Buffer {
    return this.views[this.at] as Buffer; // one of them
  }

  put(length: number): void {
    this.thread.check();
    Atomics.store(this.blocks.waits, this.at, 1);
    this.thread.tell({ kind: 'put', file: this.file, block: this.at, length });
    this.at = (this.at + 1) % this.views.length;
    this.await(this.at);
  }

  settle(): void {
    for (let block = 0; block < this.views.length; block++) this.await(block);
    this.thread.check();
  }

  digest(): string | null {
    return this.thread.ask({ kind: 'digest', file: this.file });
  }

  finish(): void {
    this.thread.ask({ kind: 'finish', file: this.file });
  }

  close(): void {
    this.thread.answerTo({ kind: 'close', file: this.file });
  }

  /** Waits until a block is written. */
  private await(block: number): void {
    Atomics.wait(this.blocks.waits, block, 1);
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
