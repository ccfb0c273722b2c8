import { basename } from 'node:path';
import type { Diagnostic } from '../base/diagnostic.js';
import type { Result } from '../base/result.js';
import { packageVersion, readPackageData } from '../io/package-data.js';
import { isFolder, readFolder, readTextFile } from '../io/read-folder.js';
import { type DiffSide, isDiffInput, readDiffSide } from '../pipeline/diff.js';

/** Reads one side of a comparison; its diagnostics name the files as the user sees them. */
export const readDiffPath = (path: string): Result<DiffSide> => {
  const resources = { data: readPackageData(), version: packageVersion() };
  if (isFolder(path)) {
    const files = readFolder(path, isDiffInput);
    return files.ok ? below(path, readDiffSide(files.value, resources)) : files;
  }
  const text = readTextFile(path);
  return text.ok ? readDiffSide(new Map([[basename(path), text.value]]), resources) : text;
};

/** Both sides have files of the same names, so the folder is part of a place. */
const below = (folder: string, result: Result<DiffSide>): Result<DiffSide> => ({
  ...result,
  diagnostics: result.diagnostics.map(
    (diagnostic): Diagnostic =>
      diagnostic.at === undefined
        ? diagnostic
        : { ...diagnostic, at: { ...diagnostic.at, file: `${folder.replace(/[\\/]+$/, '')}/${diagnostic.at.file}` } },
  ),
});
