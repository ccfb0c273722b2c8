import type { FileSet, StreamSet } from '../../base/files.js';
import { ok, type Result } from '../../base/result.js';
import type { DirectoryLoader } from '../../model/load/load-directory.js';
import type { DirectoryFiles } from '../../model/load/read-directory.js';
import { homeGroups } from '../../model/load/stream-directory.js';
import { type OpenedWorkspace, openWith } from '../open-workspace.js';
import type { Resources } from '../resources.js';

/** A workspace without its directory, and the files that it is to be read from. */
export interface WorkspaceInParts {
  readonly opened: OpenedWorkspace;
  readonly directory: DirectoryFiles;
}

/** Decodes everything of a workspace but its directory, of which only groups that are homes are held. */
export const openInParts = (files: FileSet, resources: Resources, streams: StreamSet): Result<WorkspaceInParts> => {
  const directory = { files, streams };
  const load: DirectoryLoader = (_files, workspace) => ok({ objects: homeGroups(directory, workspace), reports: [] });
  const opened = openWith(files, resources, streams, load);
  return opened.ok ? ok({ opened: opened.value, directory }, opened.diagnostics) : opened;
};
