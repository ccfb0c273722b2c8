import { MemorySpool, type Spool } from '../../base/output.js';
import { type Result, resultOf } from '../../base/result.js';
import type { AdObject } from '../directory.js';
import { groupMarkers } from '../home-carrier.js';
import type { Workspace } from '../workspace.js';
import { warnOfMarker } from './load-directory.js';
import { Problems } from './problems.js';
import { type DirectoryFiles, readDirectory } from './read-directory.js';
import type { ReadReport } from './read-report.js';
import { everything, type Selection } from './selection.js';
import { UniqueNames } from './unique-names.js';

export interface StreamOptions {
  readonly selection?: Selection;
  /** Where the hashes of names are put aside. */
  readonly spool?: Spool;
}

/**
 * Reads a directory like `loadDirectory`, with the same problems, but hands the objects over in the order of the files and keeps none:
 * how large a directory may be does not depend on the memory at hand. Of a selection only the objects that are wanted are handed over; problems
 * of all of them are found where it checks the others, else about none.
 */
export const streamDirectory = (
  input: DirectoryFiles,
  workspace: Workspace,
  take: (object: AdObject) => void,
  { selection = everything, spool = new MemorySpool() }: StreamOptions = {},
): Result<readonly ReadReport[]> => {
  const problems = new Problems();
  const names = new UniqueNames(spool);
  const check = (object: AdObject): void => {
    names.add(object);
    warnOfMarker(object, workspace, problems);
  };
  const sink = (object: AdObject, isWanted: boolean): void => {
    if (selection.checksOthers) check(object);
    if (isWanted) take(object);
  };
  const reports = readDirectory(input, workspace, problems, sink, selection);
  names.tell(problems, (ordinals) => namesOf(input, workspace, ordinals));
  return resultOf(reports, problems.all());
};

/** DNs of objects by their ordinal: the directory is read once more for them. */
const namesOf = (
  input: DirectoryFiles,
  workspace: Workspace,
  ordinals: ReadonlySet<number>,
): ReadonlyMap<number, string> => {
  const names = new Map<number, string>();
  let ordinal = 0;
  readDirectory(input, workspace, new Problems(), ({ dn }) => {
    if (ordinals.has(ordinal)) names.set(ordinal, dn);
    ordinal++;
  });
  return names;
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
