import type { Severity } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import type { Check } from '../checks/define-check.js';
import type { CheckedFinding, NotChecked } from '../checks/run-checks.js';

/** What `onegal check` has to show, whatever the format. */
export interface CheckReport {
  /** By place, then check. */
  readonly findings: readonly CheckedFinding[];
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
  readonly finding: CheckedFinding;
  readonly reason: string;
}

const ranks: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Whether a severity is at or above another. */
export const isAtLeast = (severity: Severity, level: Severity): boolean => ranks[severity] >= ranks[level];

/** How many findings there are of each severity. */
export const countSeverities = (findings: readonly CheckedFinding[]): Readonly<Record<Severity, number>> => {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, standsFor = 1 } of findings) counts[severity] += standsFor;
  return counts;
};

/** How many findings these are, with those that are not listed. */
export const countOf = (findings: readonly CheckedFinding[]): number =>
  findings.reduce((sum, { standsFor = 1 }) => sum + standsFor, 0);
