import type { FileSet } from '../../base/files.js';
import { ok, type Result } from '../../base/result.js';
import type { SyncRule } from '../sync-rule.js';
import { readRuleXml } from './xml/read-rule.js';
import { writeRuleXml } from './xml/write-rule.js';

/** A file format of rules. To add one: its folder, its tests, one line below. */
export interface RuleFormat {
  /** What `--to` calls it. */
  readonly name: string;
  /** How its files end, in lower case. */
  readonly extension: string;
  /** `null` for a format that is only written. */
  readonly read: ((text: string, file: string) => Result<readonly SyncRule[]>) | null;
  /** The files for a set of rules; their names come from identifiers and fixed words only (hardening OUT-1). */
  readonly write: (rules: readonly SyncRule[]) => FileSet;
}

const single = (result: Result<SyncRule>): Result<readonly SyncRule[]> =>
  result.ok ? ok([result.value], result.diagnostics) : result;

/** As a server names it: lower-case, in braces (FOL-1). */
export const ruleFileName = (rule: SyncRule): string => `SynchronizationRules/SynchronizationRule_{${rule.id}}.xml`;

/** The rules as the folder of a server export holds them (FOL-1). */
export const writeRuleFiles = (rules: readonly SyncRule[]): FileSet =>
  new Map(rules.map((rule) => [ruleFileName(rule), writeRuleXml(rule)]));

export const ruleFormats: readonly RuleFormat[] = [
  { name: 'xml', extension: '.xml', read: (text, file) => single(readRuleXml(text, file)), write: writeRuleFiles },
];
