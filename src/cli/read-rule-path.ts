import { basename } from 'node:path';
import type { FileSet } from '../base/files.js';
import { ok, type Result } from '../base/result.js';
import { isFolder, readFolder, readTextFile } from '../io/read-folder.js';
import { isRuleInput } from '../pipeline/rule-input.js';

/** A single file under its own name, or what of a folder may hold rules. */
export const readRulePath = (path: string): Result<FileSet> => {
  if (isFolder(path)) return readFolder(path, isRuleInput);
  const text = readTextFile(path);
  return text.ok ? ok(new Map([[basename(path), text.value]])) : text;
};
