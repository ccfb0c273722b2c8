import type { FileSet } from '../base/files.js';
import type { CheckFinding, CheckRun } from '../checks/run-checks.js';
import type { CheckReport } from '../report/check-report.js';

/** A report, and what the findings were made from, for `--fix`. */
export interface CheckOutcome {
  readonly report: CheckReport;
  readonly found: readonly CheckFinding[];
}

/** A run as a report, nothing suppressed yet. */
export const outcomeOf = (run: CheckRun, files: FileSet): CheckOutcome => ({
  report: { findings: run.findings.map(({ finding }) => finding), notChecked: run.notChecked, suppressed: [], files },
  found: run.findings,
});
