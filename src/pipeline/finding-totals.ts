import { type Counts, countBy } from '../base/counts.js';
import type { Finding } from '../model/finding.js';

/** What findings come to, however many there are. */
export interface FindingTotals {
  readonly severities: Counts<string>;
  readonly checks: Counts<string>;
  /** The first of those that are errors, as `findings.json` shows them; at most `gravestLimit`. */
  readonly gravest: readonly Finding[];
}

/** How many findings are shown, so that nobody has to open a file to see that something is wrong. */
export const gravestLimit = 5;

/** The numbers of findings in the order of `compareFindings`. */
export const findingTotals = (findings: readonly Finding[]): FindingTotals => ({
  severities: countBy(findings, ({ severity }) => severity),
  checks: countBy(findings, ({ check }) => check),
  gravest: findings.slice(0, gravestLimit).filter(isError),
});

export const isError = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'error';
