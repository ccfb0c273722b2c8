import type { Result } from '../base/result.js';
import { StagedFolder } from './staged-folder.js';

/** What a run writes: path relative to the output folder, `/` as separator, to the file's text or bytes. */
export type FolderContent = ReadonlyMap<string, string | Uint8Array>;

/** Writes a whole folder or nothing (hardening OUT-2, OUT-3; the target as `StagedFolder.open` wants it). */
export const writeFolder = (
  target: string,
  content: FolderContent,
  options: Parameters<typeof StagedFolder.open>[1],
): Result<void> => {
  const staged = StagedFolder.open(target, options);
  if (!staged.ok) return staged;
  for (const [path, piece] of content) {
    if (typeof piece === 'string') staged.value.write(path, piece);
    else staged.value.writeBytes(path, piece);
  }
  return staged.value.finish();
};
