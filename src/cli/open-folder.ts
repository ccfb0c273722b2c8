import { failed, type Result } from '../base/result.js';
import { openFolderFiles } from '../io/open-folder-files.js';
import { packageVersion, readPackageData } from '../io/package-data.js';
import { readFolder } from '../io/read-folder.js';
import { type OpenedWorkspace, openWorkspace } from '../pipeline/open-workspace.js';
import { isRuleInput } from '../pipeline/rule-input.js';
import { type RulesByServer, rulesFromDisk } from '../pipeline/rules-from-disk.js';

/** What of a workspace folder is input; anything else beside it is the user's own business. */
export const isInput = (path: string): boolean =>
  /^(cloud|directory|expectations|servers)\//.test(path) || /^[^/]+\.(ya?ml|csv|jsonl?)$/.test(path);

/** Exports of whole directories and tenants, which may be larger than what can be held as one text. */
export const isLargeInput = (path: string): boolean => /^(?:cloud|directory)\/.*\.(?:csv|jsonl|ldif|ldf)$/i.test(path);

/** Reads and decodes a workspace folder together with the data onegal ships. */
export const openFolder = (folder: string): Result<OpenedWorkspace> => {
  const opened = openFolderFiles(folder, isInput, isLargeInput);
  if (!opened.ok) return failed(opened.diagnostics);
  const { files, streams } = opened.value;
  return openWorkspace(files, { data: readPackageData(), version: packageVersion() }, streams);
};

/** Reads the rules of every server from a folder, as `simulate --rules` takes them. */
export const readRules = (folder: string): Result<RulesByServer> => {
  const files = readFolder(folder, isRuleInput);
  return files.ok ? rulesFromDisk(files.value, folder) : failed(files.diagnostics);
};
