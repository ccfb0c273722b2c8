import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { Spool } from '../base/output.js';

const blockSize = 1024 * 1024;

/** Bytes that are put aside on the disk. What the disk refuses is told to `fail`, and what is read then means nothing. */
export class SpoolFile implements Spool {
  private handle: number | null = null;
  private readonly block = Buffer.allocUnsafe(blockSize);
  private used = 0;
  private flushed = 0;

  private constructor(private readonly fail: (error: unknown) => void) {}

  /** A new file. */
  static create(path: string, fail: (error: unknown) => void): SpoolFile {
    return SpoolFile.at(path, 'wx+', fail);
  }

  /** One that another thread has closed, to be read. */
  static open(path: string, fail: (error: unknown) => void): SpoolFile {
    return SpoolFile.at(path, 'r', fail);
  }

  private static at(path: string, flags: string, fail: (error: unknown) => void): SpoolFile {
    const spool = new SpoolFile(fail);
    spool.attempt(() => {
      spool.handle = openSync(path, flags, 0o600);
      spool.flushed = fstatSync(spool.handle).size;
    });
    return spool;
  }

  get size(): number {
    return this.flushed + this.used;
  }

  append(bytes: Uint8Array): void {
    if (bytes.length > blockSize - this.used) this.flush();
    if (bytes.length > blockSize) this.put(bytes);
    else {
      this.block.set(bytes, this.used);
      this.used += bytes.length;
    }
  }

  read(from: number, into: Uint8Array): number {
    const length = Math.min(into.length, this.size - from);
    if (from + length > this.flushed) this.flush();
    const { handle } = this;
    if (handle !== null)
      this.attempt(() => {
        for (let read = 0; read < length; ) {
          const more = readSync(handle, into, read, length - read, from + read);
          if (more === 0) throw new Error('a file that was being written has become shorter');
          read += more;
        }
      });
    return length;
  }

  close(): void {
    this.flush();
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }

  private flush(): void {
    if (this.used > 0) this.put(this.block.subarray(0, this.used));
    this.used = 0;
  }

  private put(bytes: Uint8Array): void {
    const { handle, flushed } = this;
    if (handle !== null)
      this.attempt(() => {
        for (let written = 0; written < bytes.length; )
          written += writeSync(handle, bytes, written, bytes.length - written, flushed + written);
      });
    this.flushed += bytes.length;
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fail(error);
    }
  }
}
