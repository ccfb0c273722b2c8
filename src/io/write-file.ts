import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failed, ok, type Result } from '../base/result.js';
import { BlockFile } from './block-file.js';
import { isSystemError, systemReason } from './system-reason.js';

/** Writes one file whole or not at all: to a temporary file beside it, flushed, then renamed (hardening OUT-3). */
export const writeTextFile = (path: string, text: string): Result<void> => writePieces(path, [text]);

/** The same for a text that is too large to be held whole. */
export const writePieces = (path: string, pieces: Iterable<string>): Result<void> => {
  const temporary = join(dirname(path), `.${basename(path)}.onegal-${randomBytes(6).toString('hex')}`);
  try {
    const file = new BlockFile(temporary);
    try {
      for (const piece of pieces) file.write(piece);
      file.finish();
    } finally {
      file.close();
    }
    renameSync(temporary, path);
    return ok(undefined);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = `cannot write: ${systemReason(error)}`;
    return failed([
      { code: 'io/output', severity: 'error', message, at: { file: path }, help: 'Nothing was changed.' },
    ]);
  } finally {
    rmSync(temporary, { force: true });
  }
};
