import { type Result, resultOf } from '../../base/result.js';
import type { AdObject } from '../directory.js';
import { groupMarkers } from '../home-carrier.js';
import type { Workspace } from '../workspace.js';
import { warnOfMarker } from './load-directory.js';
import { Problems } from './problems.js';
import { type DirectoryFiles, readDirectory } from './read-directory.js';
import type { ReadReport } from './read-report.js';
import { UniqueNames } from './unique-names.js';

/**
 * Reads a directory like `loadDirectory`, with the same problems, but hands the objects over in the order of the files and keeps none:
 * how large a directory may be does not depend on the memory at hand.
 */
export const streamDirectory = (
  input: DirectoryFiles,
  workspace: Workspace,
  take: (object: AdObject) => void,
): Result<readonly ReadReport[]> => {
  const problems = new Problems();
  const names = new UniqueNames(problems);
  const reports = readDirectory(input, workspace, problems, (object) => {
    names.add(object);
    warnOfMarker(object, workspace, problems);
    take(object);
  });
  return resultOf(reports, problems.all());
};

/** The groups whose membership says where the home of an object is; the directory is read for them only where there are such groups. */
export const homeGroups = (input: DirectoryFiles, workspace: Workspace): readonly AdObject[] => {
  const groups: AdObject[] = [];
  if (workspace.home.by !== 'group') return groups;
  const markerOfGroup = groupMarkers(workspace.home);
  // Its problems are those of the reading that follows.
  readDirectory(input, workspace, new Problems(), (object) => {
    if (markerOfGroup(object) !== undefined) groups.push(object);
  });
  return groups;
};
