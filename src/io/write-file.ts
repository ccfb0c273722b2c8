import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failed, ok, type Result } from '../base/result.js';
import { systemReason } from './system-reason.js';

/** Writes one file whole or not at all: to a temporary file beside it, flushed, then renamed (hardening OUT-3). */
export const writeTextFile = (path: string, text: string): Result<void> => {
  const temporary = join(dirname(path), `.${basename(path)}.onegal-${randomBytes(6).toString('hex')}`);
  try {
    const bytes = new TextEncoder().encode(text);
    const handle = openSync(temporary, 'wx', 0o644);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
    return ok(undefined);
  } catch (error) {
    const message = `cannot write: ${systemReason(error)}`;
    return failed([
      { code: 'io/output', severity: 'error', message, at: { file: path }, help: 'Nothing was changed.' },
    ]);
  } finally {
    rmSync(temporary, { force: true });
  }
};
