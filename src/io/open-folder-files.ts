import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../base/diagnostic.js';
import type { FileSet, StreamSet } from '../base/files.js';
import { failed, ok, type Result } from '../base/result.js';
import { pathsIn, readFiles, type Wanted } from './read-folder.js';
import { textStream } from './text-stream.js';

/** A folder of which some files are held as text and others are read piece by piece. */
export interface OpenedFolder {
  readonly files: FileSet;
  readonly streams: StreamSet;
}

/** Reads a folder like `readFolder`, but leaves the files that `isStreamed` names to be read later, piece by piece. */
export const openFolderFiles = (folder: string, wanted: Wanted, isStreamed: Wanted): Result<OpenedFolder> => {
  const diagnostics: Diagnostic[] = [];
  const paths = pathsIn(folder, wanted, diagnostics);
  const files = readFiles(
    folder,
    paths.filter((path) => !isStreamed(path)),
    diagnostics,
  );
  const streams = new Map(paths.filter(isStreamed).map((path) => [path, textStream(join(folder, path), path)]));
  return hasErrors(diagnostics) ? failed(diagnostics) : ok({ files, streams }, diagnostics);
};
