import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** A new file that is written piece by piece and hashed on the way; throws what the disk refuses. */
export class NewFile {
  private handle: number | null;
  private readonly hash: Hash = createHash('sha256');

  constructor(path: string) {
    this.handle = openSync(path, 'wx', 0o644);
  }

  write(bytes: Uint8Array): void {
    this.hash.update(bytes);
    if (this.handle === null) return;
    for (let written = 0; written < bytes.length; ) written += writeSync(this.handle, bytes, written);
  }

  /** SHA-256 of everything so far. */
  digest(): string {
    return this.hash.copy().digest('hex');
  }

  /** Everything is on the disk then. */
  finish(): void {
    if (this.handle !== null) fsyncSync(this.handle);
    this.close();
  }

  close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }
}
