import type { StreamSet, TextStream } from '../base/files.js';
import { type Progress, silent } from '../base/progress.js';
import { failed, ok, type Result } from '../base/result.js';
import { openFolderFiles } from '../io/open-folder-files.js';
import { packageVersion, readPackageData } from '../io/package-data.js';
import { readFolder } from '../io/read-folder.js';
import { type OpenedWorkspace, openWorkspace } from '../pipeline/open-workspace.js';
import { openInParts, type WorkspaceInParts } from '../pipeline/parts/open-in-parts.js';
import { isRuleInput } from '../pipeline/rule-input.js';
import { type RulesByServer, rulesFromDisk } from '../pipeline/rules-from-disk.js';
import { terminalProgress } from './progress.js';

/** What of a workspace folder is input; anything else beside it is the user's own business. */
export const isInput = (path: string): boolean =>
  /^(cloud|directory|expectations|servers)\//.test(path) || /^[^/]+\.(ya?ml|csv|jsonl?)$/.test(path);

/** Exports of whole directories and tenants, which may be larger than what can be held as one text. */
export const isLargeInput = (path: string): boolean => /^(?:cloud|directory)\/.*\.(?:csv|jsonl|ldif|ldf)$/i.test(path);

/** Reads and decodes a workspace folder together with the data onegal ships. */
export const openFolder = (folder: string, progress: Progress = terminalProgress()): Result<OpenedWorkspace> => {
  const opened = openFolderFiles(folder, isInput, isLargeInput);
  if (!opened.ok) return failed(opened.diagnostics);
  const { files, streams, streamedBytes } = opened.value;
  progress.start('reading', streamedBytes);
  const resources = { data: readPackageData(), version: packageVersion() };
  const workspace = openWorkspace(files, resources, toldTo(progress, streams));
  progress.done();
  return workspace;
};

/** A workspace folder that is to be simulated in parts. */
export interface FolderInParts extends WorkspaceInParts {
  /** Size of the files that are read piece by piece. */
  readonly bytes: number;
}

/** Reads and decodes everything of a workspace folder but its directory. */
export const openFolderInParts = (folder: string, progress: Progress = silent): Result<FolderInParts> => {
  const read = openFolderFiles(folder, isInput, isLargeInput);
  if (!read.ok) return failed(read.diagnostics);
  const { files, streams, streamedBytes } = read.value;
  const resources = { data: readPackageData(), version: packageVersion() };
  const opened = openInParts(files, resources, toldTo(progress, streams));
  return opened.ok ? ok({ ...opened.value, bytes: streamedBytes }, opened.diagnostics) : opened;
};

/** The same texts; whoever reads them moves the bar. A character counts as a byte, so that it reaches its end early rather than late. */
const toldTo = (progress: Progress, streams: StreamSet): StreamSet =>
  new Map(
    [...streams].map(([path, stream]): [string, TextStream] => [
      path,
      {
        read: (push) =>
          stream.read((piece, isPlain) => {
            push(piece, isPlain);
            progress.advance(piece.length);
          }),
        sha256: () => stream.sha256(),
      },
    ]),
  );

/** Reads the rules of every server from a folder, as `simulate --rules` takes them. */
export const readRules = (folder: string): Result<RulesByServer> => {
  const files = readFolder(folder, isRuleInput);
  return files.ok ? rulesFromDisk(files.value, folder) : failed(files.diagnostics);
};
