import { closeSync, openSync, readSync } from 'node:fs';
import type { Spool } from '../base/output.js';
import type { BlockSink } from './block-sink.js';
import { newSink } from './own-thread.js';

const blockSize = 256 * 1024;

/** As much as is put aside at once, so that nobody waits for the disk as long as it keeps up. */
const blocks = 40;

/** Bytes that are put aside on the disk. What the disk refuses is told to `fail`, and what is read then means nothing. */
export class SpoolFile implements Spool {
  private sink: BlockSink | null = null;
  /** To read it; opened when that is asked for. */
  private handle: number | null = null;
  private used = 0;
  size = 0;
  isSound = true;

  private constructor(
    private readonly path: string,
    private readonly fail: (error: unknown) => void,
  ) {}

  /** A new file. */
  static create(path: string, fail: (error: unknown) => void): SpoolFile {
    const spool = new SpoolFile(path, fail);
    spool.attempt(() => {
      spool.sink = newSink(path, { blockSize, blocks, isHashed: false });
    });
    return spool;
  }

  /** One that another thread has closed, to be read. */
  static open(path: string, fail: (error: unknown) => void): SpoolFile {
    return new SpoolFile(path, fail);
  }

  append(bytes: Uint8Array): void {
    this.attempt(() => {
      for (let from = 0; from < bytes.length; ) {
        if (this.used === blockSize) this.flush();
        const part = bytes.subarray(from, from + blockSize - this.used);
        this.sink?.block.set(part, this.used);
        this.used += part.length;
        from += part.length;
      }
    });
    this.size += bytes.length;
  }

  read(from: number, into: Uint8Array): number {
    let read = 0;
    this.attempt(() => {
      this.flush();
      this.sink?.settle();
      this.handle ??= openSync(this.path, 'r');
      for (let more = -1; more !== 0 && read < into.length; read += more)
        more = readSync(this.handle, into, read, into.length - read, from + read);
    });
    return read;
  }

  close(): void {
    this.attempt(() => this.flush());
    this.sink?.close();
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }

  private flush(): void {
    if (this.used > 0) this.sink?.put(this.used);
    this.used = 0;
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.isSound = false;
      this.fail(error);
    }
  }
}
