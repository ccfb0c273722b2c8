import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const bufferSize = 256 * 1024;

/** A new file that is written in large blocks and hashed on the way; throws what the disk refuses. */
export class BlockFile {
  private handle: number | null;
  private readonly hash: Hash = createHash('sha256');
  private readonly buffer = Buffer.allocUnsafe(bufferSize);
  private used = 0;

  constructor(path: string) {
    this.handle = openSync(path, 'wx', 0o644);
  }

  write(piece: string | Uint8Array): void {
    // No UTF-16 unit takes more than three bytes of UTF-8.
    const most = typeof piece === 'string' ? piece.length * 3 : piece.length;
    if (most > bufferSize - this.used) this.flush();
    if (most > bufferSize) this.put(typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece);
    else if (typeof piece === 'string') this.used += this.buffer.write(piece, this.used, 'utf8');
    else {
      this.buffer.set(piece, this.used);
      this.used += piece.length;
    }
  }

  /** SHA-256 of everything so far. */
  digest(): string {
    this.flush();
    return this.hash.copy().digest('hex');
  }

  /** Everything is on the disk then. */
  finish(): void {
    this.flush();
    if (this.handle !== null) fsyncSync(this.handle);
    this.close();
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }

  private flush(): void {
    if (this.used > 0) this.put(this.buffer.subarray(0, this.used));
    this.used = 0;
  }

  private put(bytes: Uint8Array): void {
    this.hash.update(bytes);
    if (this.handle === null) return;
    for (let written = 0; written < bytes.length; ) written += writeSync(this.handle, bytes, written);
  }
}
