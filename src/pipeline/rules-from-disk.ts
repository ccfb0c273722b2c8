import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { type Result, resultOf } from '../base/result.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { expressionProblems } from './expression-problems.js';
import { isRuleInput, readRuleInput } from './rule-input.js';

/** Rules by the name of the folder they stand in: a server each, or `anyServer`. */
export type RulesByServer = ReadonlyMap<string, readonly SyncRule[]>;

/** Rules that belong to no server in particular hold for each one without a folder of its own. */
export const anyServer = '';

/**
 * Reads `<server>/**` as rules, as `compile` writes them or as a server exports them; rules at the top, or in a folder
 * `SynchronizationRules` at the top, are for any server (design 3, `simulate --rules`).
 */
export const rulesFromDisk = (files: FileSet, folder: string): Result<RulesByServer> => {
  const byServer = new Map<string, Map<string, string>>();
  for (const [path, text] of files) {
    if (!isRuleInput(path) || /(^|\/)companion\//i.test(path)) continue;
    const [first = ''] = path.split('/');
    const server = first === path || first.toLowerCase() === 'synchronizationrules' ? anyServer : first;
    const own = byServer.get(server) ?? new Map<string, string>();
    byServer.set(server, own.set(path, text));
  }
  const diagnostics: Diagnostic[] = byServer.size === 0 ? [noRules(folder)] : [];
  const rules = new Map<string, readonly SyncRule[]>();
  for (const [server, own] of byServer) {
    const read = readRuleInput(own);
    diagnostics.push(...read.diagnostics);
    if (!read.ok) continue;
    diagnostics.push(...expressionProblems(read.value, own));
    rules.set(server, read.value.rules);
  }
  return resultOf(rules, diagnostics);
};

const noRules = (file: string): Diagnostic => ({
  code: 'pipeline/no-rules',
  severity: 'error',
  message: 'the folder holds no rules',
  at: { file },
  help: 'Give a folder with one folder for each server, as `onegal compile` writes it.',
});
