import type { FileSet, StreamSet } from '../../base/files.js';
import { foldCase } from '../../base/fold-case.js';
import { compareText } from '../../base/order.js';
import { type Result, resultOf } from '../../base/result.js';
import type { AdObject, Directory } from '../directory.js';
import { markerProblem } from '../home.js';
import type { Workspace } from '../workspace.js';
import { checkUnique } from './check-unique.js';
import { Problems } from './problems.js';
import { readDirectory } from './read-directory.js';
import type { ReadReport } from './read-report.js';

/** A directory and what each file gave to it, in the order of their paths. */
export interface LoadedDirectory extends Directory {
  readonly reports: readonly ReadReport[];
}

/** A way to read a directory; one that checks objects while they pass keeps none but the groups that are homes. */
export type DirectoryLoader = (files: FileSet, workspace: Workspace, streams: StreamSet) => Result<LoadedDirectory>;

/**
 * Reads every directory file and checks the objects against each other; of the workspace's files those below `directory/`
 * count, and `streams` are large ones that are read piece by piece. The result does not depend on the order of files or of
 * objects in them (DET-1).
 */
export const loadDirectory = (
  files: FileSet,
  workspace: Workspace,
  streams: StreamSet = new Map(),
): Result<LoadedDirectory> => {
  const problems = new Problems();
  const objects: AdObject[] = [];
  const reports = readDirectory({ files, streams }, workspace, problems, (object) => objects.push(object));
  checkUnique(objects, problems);
  for (const object of objects) warnOfMarker(object, workspace, problems);
  return resultOf({ objects: sortedByDn(objects), reports }, problems.all());
};

/** Reports a home marker that is none (F82, F83). */
export const warnOfMarker = (object: AdObject, workspace: Workspace, problems: Problems): void => {
  const problem = markerProblem(object, workspace);
  if (problem !== null) problems.warning('marker', object.at, `\`${object.dn}\`: ${problem.message}`, problem.help);
};

/** In the order of a directory, whatever the order of files and of objects in them (DET-1). */
export const sortedByDn = (objects: readonly AdObject[]): readonly AdObject[] => {
  const keyed = objects.map((object) => ({ key: foldCase(object.dn), object }));
  keyed.sort((a, b) => compareText(a.key, b.key));
  return keyed.map(({ object }) => object);
};
