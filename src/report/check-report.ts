import type { Severity } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import type { Check } from '../checks/define-check.js';
import type { NotChecked } from '../checks/run-checks.js';
import type { Finding } from '../model/finding.js';

/** What `onegal check` has to show, whatever the format. */
export interface CheckReport {
  /** By place, then check. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** Findings that a suppression of `onegal.yaml` or the baseline file covers. */
  readonly suppressed: readonly SuppressedFinding[];
  /** The checks that looked, by id. */
  readonly checks: readonly Check[];
  /** The files that were checked, for excerpts; paths as findings name them. */
  readonly files: FileSet;
}

/** A finding that is known and why it stays. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

const ranks: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Whether a severity is at or above another. */
export const isAtLeast = (severity: Severity, level: Severity): boolean => ranks[severity] >= ranks[level];

/** How many findings there are of each severity. */
export const countSeverities = (findings: readonly Finding[]): Readonly<Record<Severity, number>> => {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
};
