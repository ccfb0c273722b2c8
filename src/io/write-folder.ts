import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { systemReason } from './system-reason.js';

/** What a run writes: path relative to the output folder, `/` as separator, to the file's text or bytes. */
export type Output = ReadonlyMap<string, string | Uint8Array>;

const leftoverAge = 60 * 60 * 1000;
const renamePatience = 5_000;

/** Temporary folders of this process, removed when it is interrupted. */
const unfinished = new Set<string>();

/** Removes what an interrupted run has begun to write (hardening OUT-4). */
export const discardUnfinished = (): void => {
  for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
  unfinished.clear();
};

/**
 * Writes a whole folder or nothing: everything goes to a sibling, is flushed, and is renamed once (hardening OUT-3).
 * The target must not exist or be empty unless `force`, and may not be, contain or lie in one of `inputs` (OUT-2).
 */
export const writeFolder = (
  target: string,
  output: Output,
  options: { readonly force: boolean; readonly inputs: readonly string[] },
): Result<void> => {
  const refusal = refuse(target, options);
  if (refusal !== null) return failed([refusal]);
  const parent = dirname(resolve(target));
  const temporary = join(parent, `.${basename(resolve(target))}.onegal-${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(parent, { recursive: true });
    removeLeftovers(parent, basename(resolve(target)));
    unfinished.add(temporary);
    mkdirSync(temporary, { mode: 0o755 });
    for (const [path, content] of output) writeFlushed(inside(temporary, path), content);
    swap(temporary, resolve(target));
    return ok(undefined);
  } catch (error) {
    return failed([cannotWrite(target, `cannot write: ${systemReason(error)}`, 'Nothing was written.')]);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    unfinished.delete(temporary);
  }
};

const cannotWrite = (file: string, message: string, help: string): Diagnostic => ({
  code: 'io/output',
  severity: 'error',
  message,
  at: { file },
  help,
});

/** What can be said against the target before the work starts, so that a long run does not end in a refusal. */
export const refuse = (
  target: string,
  { force, inputs }: { readonly force: boolean; readonly inputs: readonly string[] },
): Diagnostic | null => {
  const place = real(target);
  const clash = inputs.find((input) => contains(real(input), place) || contains(place, real(input)));
  if (clash !== undefined)
    return cannotWrite(target, `the output folder and the input \`${clash}\` overlap`, 'Choose a folder elsewhere.');
  if (!existsSync(target)) return null;
  if (!statSync(target).isDirectory()) return cannotWrite(target, 'the output is not a folder', 'Choose another path.');
  if (!force && readdirSync(target).length > 0)
    return cannotWrite(target, 'the output folder is not empty', 'Choose a new folder, or replace it with `--force`.');
  return null;
};

/** The path with links resolved as far as it exists. */
const real = (path: string): string => {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const parent = dirname(full);
  return parent === full ? full : join(real(parent), basename(full));
};

const contains = (outer: string, inner: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && resolve(outer, path) === inner);
};

const inside = (folder: string, path: string): string => {
  const full = resolve(folder, ...path.split('/'));
  if (full === folder || !contains(folder, full)) throw new Error(`output path leaves the folder: ${path}`);
  mkdirSync(dirname(full), { recursive: true, mode: 0o755 });
  return full;
};

const writeFlushed = (path: string, content: string | Uint8Array): void => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const handle = openSync(path, 'wx', 0o644);
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Moves the finished folder into place; an old target is set aside first and put back when the move fails. */
const swap = (temporary: string, target: string): void => {
  if (existsSync(target) && readdirSync(target).length === 0) rmdirSync(target);
  if (!existsSync(target)) {
    patiently(() => renameSync(temporary, target));
    return;
  }
  const aside = `${temporary}-old`;
  unfinished.delete(temporary);
  patiently(() => renameSync(target, aside));
  try {
    patiently(() => renameSync(temporary, target));
  } catch (error) {
    renameSync(aside, target);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
};

/** Windows locks folders for a moment while a scanner looks at them. */
const patiently = (move: () => void): void => {
  const until = Date.now() + renamePatience;
  for (;;) {
    try {
      move();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if ((code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
};

/** Removes what a killed run left, when it is old; heals a gap between setting aside and moving in. */
const removeLeftovers = (parent: string, name: string): void => {
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`.${name}.onegal-`)) continue;
    const path = join(parent, entry);
    const old = Date.now() - lstatSync(path).mtimeMs > leftoverAge;
    if (entry.endsWith('-old') && !existsSync(join(parent, name))) renameSync(path, join(parent, name));
    else if (old) rmSync(path, { recursive: true, force: true });
  }
};
