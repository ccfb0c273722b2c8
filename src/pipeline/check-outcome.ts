import type { Diagnostic, Severity } from '../base/diagnostic.js';
import type { FileSet, StreamSet } from '../base/files.js';
import { ok, type Result } from '../base/result.js';
import type { CheckFinding, CheckRun, RunOptions } from '../checks/run-checks.js';
import { type CheckSettings, suppress } from '../checks/settings.js';
import type { CheckReport, SuppressedFinding } from '../report/check-report.js';

/** A report, and what the findings were made from, for `--fix`. */
export interface CheckOutcome {
  readonly report: CheckReport;
  readonly found: readonly CheckFinding[];
}

/** Texts that steer a run, as far as they are given. */
export interface CheckChoices {
  readonly asOf?: string;
  /** Directory files that are too large to be held whole; findings about their lines show no excerpt. */
  readonly streams?: StreamSet;
  /** Checks the directory while it is read, without keeping or simulating it; `kept` findings of each check are listed. */
  readonly inStream?: { readonly kept: number };
  /** What the package ships, to compare standard rules with. */
  readonly data?: FileSet;
  /** Of `--config`, for rules outside of a workspace. */
  readonly config?: { readonly text: string; readonly file: string };
  /** Default exports of `policies/*.js`, run because the user asked for it. */
  readonly modules?: readonly { readonly file: string; readonly exported: unknown }[];
  readonly baseline?: { readonly text: string; readonly file: string };
}

/** The severities a user wants. */
export const optionsOf = ({ severity }: CheckSettings): RunOptions => ({
  severityOf: (check): Severity | null => {
    const own = severity.get(check.id);
    return own === undefined ? check.severity : own;
  },
});

/** A run as a report: what is suppressed or in the baseline is kept apart. */
export const outcomeOf = async (
  run: CheckRun,
  files: FileSet,
  settings: CheckSettings,
  choices: CheckChoices,
): Promise<Result<CheckOutcome>> => {
  const { left, suppressed, unused } = suppress(run.findings, settings, run.notChecked);
  const isKnown = await knownFrom(choices, left);
  if (!isKnown.ok) return isKnown;
  const found = left.filter((_, i) => !isKnown.value(i));
  const old = left.filter((_, i) => isKnown.value(i));
  const hidden: SuppressedFinding[] = [
    ...suppressed.map(({ found: { finding }, reason }) => ({ finding, reason })),
    ...old.map(({ finding }) => ({ finding, reason: 'it is in the baseline' })),
  ];
  const diagnostics: readonly Diagnostic[] = unused;
  const report: CheckReport = {
    findings: found.map(({ finding }) => finding),
    notChecked: run.notChecked,
    suppressed: hidden,
    checks: run.checks,
    files,
  };
  return ok({ report, found }, diagnostics);
};

/** Which of the findings the baseline knows, by their position; nothing is read or computed without one. */
const knownFrom = async (
  { baseline }: CheckChoices,
  found: readonly CheckFinding[],
): Promise<Result<(index: number) => boolean>> => {
  if (baseline === undefined) return ok(() => false);
  const [{ readBaseline }, { fingerprintsOf }] = await Promise.all([
    import('../checks/baseline.js'),
    import('../report/fingerprint.js'),
  ]);
  const known = readBaseline(baseline.text, baseline.file);
  if (!known.ok) return known;
  const prints = fingerprintsOf(found.map(({ finding }) => finding));
  return ok((index) => known.value.has(prints[index] ?? ''));
};
