import { failed, type Result } from '../base/result.js';
import { packageVersion, readPackageData } from '../io/package-data.js';
import { readFolder } from '../io/read-folder.js';
import { type OpenedWorkspace, openWorkspace } from '../pipeline/open-workspace.js';
import { isRuleInput } from '../pipeline/rule-input.js';
import { type RulesByServer, rulesFromDisk } from '../pipeline/rules-from-disk.js';

/** What of a workspace folder is input; anything else beside it is the user's own business. */
const isInput = (path: string): boolean =>
  /^(directory|expectations|servers)\//.test(path) || /^[^/]+\.(ya?ml|csv|jsonl?)$/.test(path);

/** Reads and decodes a workspace folder together with the data onegal ships. */
export const openFolder = (folder: string): Result<OpenedWorkspace> => {
  const files = readFolder(folder, isInput);
  if (!files.ok) return failed(files.diagnostics);
  return openWorkspace(files.value, { data: readPackageData(), version: packageVersion() });
};

/** Reads the rules of every server from a folder, as `simulate --rules` takes them. */
export const readRules = (folder: string): Result<RulesByServer> => {
  const files = readFolder(folder, isRuleInput);
  return files.ok ? rulesFromDisk(files.value, folder) : failed(files.diagnostics);
};
