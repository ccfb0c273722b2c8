import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { Spool } from '../base/output.js';

const blockSize = 1024 * 1024;

/** Texts that are put aside on the disk. What the disk refuses is told to `fail`, and what is read then means nothing. */
export class SpoolFile implements Spool {
  private handle: number | null = null;
  private readonly block = Buffer.allocUnsafe(blockSize);
  private used = 0;
  private flushed = 0;
  private piece = Buffer.allocUnsafe(65536);

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

  append(text: string): void {
    // No UTF-16 unit takes more than three bytes of UTF-8.
    if (text.length * 3 > blockSize) {
      this.flush();
      this.put(Buffer.from(text, 'utf8'));
      return;
    }
    if (text.length * 3 > blockSize - this.used) this.flush();
    this.used += this.block.write(text, this.used, 'utf8');
  }

  appendByte(byte: number): void {
    if (this.used === blockSize) this.flush();
    this.block[this.used++] = byte;
  }

  read(from: number, length: number): Uint8Array {
    if (from + length > this.flushed) this.flush();
    if (length > this.piece.length) this.piece = Buffer.allocUnsafe(length * 2);
    const { handle } = this;
    if (handle !== null)
      this.attempt(() => {
        for (let read = 0; read < length; ) read += readSync(handle, this.piece, read, length - read, from + read);
      });
    return this.piece.subarray(0, length);
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
