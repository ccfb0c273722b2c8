import { createTwoFilesPatch } from 'diff';
import type { FileSet } from '../base/files.js';
import { compareText } from '../base/order.js';
import type { CheckFinding } from '../checks/run-checks.js';
import { readRuleXml } from '../rule/codec/xml/read-rule.js';
import { writeRuleXml } from '../rule/codec/xml/write-rule.js';

/** What can be repaired in the text of rule files. */
export interface Repairs {
  /** The repaired files. */
  readonly files: FileSet;
  /** Unified differences of all of them. */
  readonly differences: string;
  /** How many findings the repairs settle. */
  readonly count: number;
  /** Files whose text is not as the product writes it: a repair would rewrite all of it. */
  readonly left: readonly string[];
}

/**
 * Repairs rules where a check knows how, one file after the other. Only files that the product wrote are touched: their text is the one
 * way to write the rule, so that the difference shows the repair and nothing else.
 */
export const repairRules = (found: readonly CheckFinding[], files: FileSet): Repairs => {
  const byFile = new Map<string, CheckFinding[]>();
  for (const one of found) {
    const file = one.finding.at?.file;
    if (one.check?.repair === undefined || one.remark.rule === undefined || file === undefined) continue;
    byFile.set(file, [...(byFile.get(file) ?? []), one]);
  }
  const repaired = new Map<string, string>();
  const left: string[] = [];
  let differences = '';
  let count = 0;
  for (const [file, repairs] of [...byFile].sort(([a], [b]) => compareText(a, b))) {
    const text = files.get(file) ?? '';
    const read = readRuleXml(text, file);
    if (!read.ok || written(read.value) !== text) {
      left.push(file);
      continue;
    }
    let rule = read.value;
    for (const { check, remark } of repairs) {
      const next = check?.repair?.(rule, remark) ?? rule;
      if (written(next) !== written(rule)) count++;
      rule = next;
    }
    const after = written(rule);
    if (after === text) continue;
    repaired.set(file, after);
    differences +=
      createTwoFilesPatch(file, file, text, after, 'as it is', 'repaired', { context: 2, timeout: 2_000 }) ?? '';
  }
  return { files: repaired, differences, count, left };
};

const withoutBom = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
const written = (rule: Parameters<typeof writeRuleXml>[0]): string => withoutBom(writeRuleXml(rule));
