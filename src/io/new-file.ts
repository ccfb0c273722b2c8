import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** A new file that is written piece by piece, and hashed on the way where it is asked for; throws what the disk refuses. */
export class NewFile {
  private handle: number | null;
  private readonly hash: Hash | null;

  constructor(path: string, { isHashed }: { readonly isHashed: boolean }) {
    this.handle = openSync(path, 'wx', 0o644);
    this.hash = isHashed ? createHash('sha256') : null;
  }

  write(bytes: Uint8Array): void {
    this.hash?.update(bytes);
    if (this.handle === null) return;
    for (let written = 0; written < bytes.length; ) written += writeSync(this.handle, bytes, written);
  }

  /** SHA-256 of everything so far; `null` when it is not hashed. */
  digest(): string | null {
    return this.hash?.copy().digest('hex') ?? null;
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
