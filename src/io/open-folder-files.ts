import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../base/diagnostic.js';
import type { FileSet, StreamSet, TextStream } from '../base/files.js';
import { failed, ok, type Result } from '../base/result.js';
import { pathsIn, readFiles, type Wanted } from './read-folder.js';
import { textStream } from './text-stream.js';

/** Says which of the wanted files are to be read piece by piece; `size` in bytes. */
export type Streamed = (path: string, size: number) => boolean;

/** A folder of which some files are held as text and others are read piece by piece. */
export interface OpenedFolder {
  readonly files: FileSet;
  readonly streams: StreamSet;
  /** Size of those that are read piece by piece, to tell how far reading has come. */
  readonly streamedBytes: number;
}

/** Reads a folder like `readFolder`, but leaves the files that `isStreamed` names to be read later, piece by piece. */
export const openFolderFiles = (folder: string, wanted: Wanted, isStreamed: Streamed): Result<OpenedFolder> => {
  const diagnostics: Diagnostic[] = [];
  const whole: string[] = [];
  const streams = new Map<string, TextStream>();
  let streamedBytes = 0;
  for (const path of pathsIn(folder, wanted, diagnostics)) {
    const full = join(folder, path);
    const { size } = statSync(full);
    if (isStreamed(path, size)) {
      streams.set(path, textStream(full, path));
      streamedBytes += size;
    } else whole.push(path);
  }
  const files = readFiles(folder, whole, diagnostics);
  return hasErrors(diagnostics) ? failed(diagnostics) : ok({ files, streams, streamedBytes }, diagnostics);
};
