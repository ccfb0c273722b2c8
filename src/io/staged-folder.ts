import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Output, Spool } from '../base/output.js';
import { type Failed, failed, ok, type Result } from '../base/result.js';
import { BlockFile } from './block-file.js';
import { beforeInterrupt } from './interrupt.js';
import { tellStaged } from './own-thread.js';
import { placeFolder, removeLeftovers } from './place-folder.js';
import { cannotWrite, contains, refuse } from './refuse-folder.js';
import { SpoolFile } from './spool-file.js';
import { systemReason } from './system-reason.js';

/**
 * An output folder that grows beside its target and takes its place when it is whole (hardening OUT-3). What the disk refuses is
 * told by `finish`, so that nobody who writes has to ask.
 */
export class StagedFolder implements Output {
  private readonly files = new Map<string, BlockFile>();
  private readonly spools = new Map<string, SpoolFile | null>();
  private problem: unknown = null;
  private forgetInterrupt = (): void => {};

  private constructor(
    private readonly target: string,
    private readonly temporary: string,
  ) {}

  /** The target must not exist or be empty unless `force`, and may not be, contain or lie in one of `inputs` (OUT-2). */
  static open(
    target: string,
    options: { readonly force: boolean; readonly inputs: readonly string[] },
  ): Result<StagedFolder> {
    const refusal = refuse(target, options);
    if (refusal !== null) return failed([refusal]);
    const full = resolve(target);
    const parent = dirname(full);
    const temporary = join(parent, `.${basename(full)}.onegal-${randomBytes(6).toString('hex')}`);
    const staged = new StagedFolder(target, temporary);
    try {
      mkdirSync(parent, { recursive: true });
      removeLeftovers(parent, basename(full));
      staged.forgetInterrupt = beforeInterrupt(() => staged.discard());
      tellStaged(temporary, 'begun');
      mkdirSync(temporary, { mode: 0o755 });
      return ok(staged);
    } catch (error) {
      return staged.fail(error);
    }
  }

  write(path: string, piece: string): void {
    this.put(path, piece);
  }

  writeBytes(path: string, piece: Uint8Array): void {
    this.put(path, piece);
  }

  private put(path: string, piece: string | Uint8Array): void {
    if (this.problem !== null) return;
    try {
      let file = this.files.get(path);
      if (file === undefined) this.files.set(path, (file = new BlockFile(inside(this.temporary, path))));
      file.write(piece);
    } catch (error) {
      this.problem = error;
    }
  }

  spool(): Spool {
    const path = this.spoolPath();
    const spool = SpoolFile.create(path, (error) => this.remember(error));
    this.spools.set(path, spool);
    return spool;
  }

  /** Where another thread may make a spool. */
  spoolPath(): string {
    const path = join(this.temporary, `.spool-${this.spools.size}`);
    this.spools.set(path, null);
    return path;
  }

  /** Reads what another thread put aside at such a path. */
  openSpool(path: string): Spool {
    const spool = SpoolFile.open(path, (error) => this.remember(error));
    this.spools.set(path, spool);
    return spool;
  }

  private remember(error: unknown): void {
    this.problem ??= error;
  }

  hashes(): ReadonlyMap<string, string> {
    return new Map([...this.files].map(([path, file]) => [path, file.digest()]));
  }

  /** Flushes everything and moves it into place; otherwise nothing is left, and the reason is told. */
  finish(): Result<void> {
    if (this.problem !== null) return this.fail(this.problem);
    try {
      for (const file of this.files.values()) file.finish();
      for (const [path, spool] of this.spools) {
        spool?.close();
        rmSync(path, { force: true });
      }
      tellStaged(this.temporary, 'placing');
      placeFolder(this.temporary, resolve(this.target));
      this.end();
      return ok(undefined);
    } catch (error) {
      return this.fail(error);
    }
  }

  private fail(reason: unknown): Failed {
    this.discard();
    return failed([cannotWrite(this.target, `cannot write: ${systemReason(reason)}`, 'Nothing was written.')]);
  }

  /** Leaves no trace of what was begun. */
  discard(): void {
    for (const file of [...this.files.values(), ...this.spools.values()]) file?.close();
    rmSync(this.temporary, { recursive: true, force: true });
    this.end();
  }

  private end(): void {
    this.forgetInterrupt();
    tellStaged(this.temporary, 'gone');
  }
}

const inside = (folder: string, path: string): string => {
  const full = resolve(folder, ...path.split('/'));
  if (full === folder || !contains(folder, full)) throw new Error(`output path leaves the folder: ${path}`);
  mkdirSync(dirname(full), { recursive: true, mode: 0o755 });
  return full;
};
