import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText } from '../base/order.js';
import { type Result, resultOf } from '../base/result.js';
import { readRuleXml } from './codec/xml/read-rule.js';
import type { SyncRule } from './sync-rule.js';

/** The rules of a folder, and the file each of them came from. */
export interface RuleFolder {
  /** By precedence, then id: the order of files means nothing (FOL-3). */
  readonly rules: readonly SyncRule[];
  readonly fileOf: ReadonlyMap<SyncRule, string>;
}

/** Reads every `.xml` file as a rule, whatever it is called; two rules with the same id are refused (FOL-3, FOL-4). */
export const readRuleFolder = (files: FileSet): Result<RuleFolder> => {
  const diagnostics: Diagnostic[] = [];
  const fileOf = new Map<SyncRule, string>();
  const firstFile = new Map<string, string>();
  for (const [path, text] of [...files].sort(([a], [b]) => compareText(a, b))) {
    if (!path.toLowerCase().endsWith('.xml')) continue;
    const rule = readRuleXml(text, path);
    diagnostics.push(...rule.diagnostics);
    if (!rule.ok) continue;
    const first = firstFile.get(rule.value.id);
    if (first === undefined) firstFile.set(rule.value.id, path);
    else diagnostics.push(duplicateId(rule.value, path, first));
    fileOf.set(rule.value, path);
  }
  const rules = [...fileOf.keys()].sort((a, b) => a.precedence - b.precedence || compareText(a.id, b.id));
  return resultOf({ rules, fileOf }, diagnostics);
};

const duplicateId = (rule: SyncRule, file: string, first: string): Diagnostic => ({
  code: 'rule/duplicate-id',
  severity: 'error',
  message: `the rule has the id \`${rule.id}\` of another rule`,
  at: { file, line: 1, column: 1 },
  help: `The other one is in ${first}; remove one of the files.`,
});
