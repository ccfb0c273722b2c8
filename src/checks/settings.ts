import type { Diagnostic, Place, Severity } from '../base/diagnostic.js';
import { foldCase } from '../base/fold-case.js';
import type { CheckFinding, NotChecked } from './run-checks.js';

/** The key `checks` of `onegal.yaml`: what a user wants to hear about, and what is known and stays. */
export interface CheckSettings {
  /** By check; null switches it off. */
  readonly severity: ReadonlyMap<string, Severity | null>;
  readonly suppress: readonly Suppression[];
}

/** Findings that stay, and why; every condition that is given must hold. */
export interface Suppression {
  readonly check: string;
  readonly reason: string;
  /** Name of a rule, with `*` for any characters. */
  readonly rule: string | null;
  /** DN of an object, with `*` for any characters. */
  readonly object: string | null;
  readonly tenant: string | null;
  readonly at: Place;
}

export const noSettings: CheckSettings = { severity: new Map(), suppress: [] };

/** What is left of the findings, what is suppressed and why, and suppressions that suppress nothing although their check looked. */
export const suppress = (
  findings: readonly CheckFinding[],
  { suppress: rules }: CheckSettings,
  notChecked: readonly NotChecked[],
) => {
  const used = new Set<Suppression>();
  const left: CheckFinding[] = [];
  const suppressed: { readonly found: CheckFinding; readonly reason: string }[] = [];
  for (const found of findings) {
    const match = suppressionOf(rules, found);
    if (match === undefined) left.push(found);
    else {
      used.add(match);
      suppressed.push({ found, reason: match.reason });
    }
  }
  const unknown = new Set(notChecked.map(({ check }) => check));
  const unused = rules.filter((rule) => !used.has(rule) && !unknown.has(rule.check)).map(unusedSuppression);
  return { left, suppressed, unused };
};

/** The suppression that covers a finding. */
export const suppressionOf = (rules: readonly Suppression[], found: CheckFinding): Suppression | undefined =>
  rules.find((rule) => isMeant(rule, found));

const unusedSuppression = ({ check, at }: Suppression): Diagnostic => ({
  code: 'checks/unused-suppression',
  severity: 'warning',
  message: `the suppression of \`${check}\` suppresses nothing`,
  at,
  help: 'Remove it, so that it does not hide the next finding.',
});

const isMeant = (rule: Suppression, { finding, remark }: CheckFinding): boolean =>
  rule.check === finding.check &&
  (rule.tenant === null || rule.tenant === finding.tenant) &&
  (rule.rule === null || (remark.rule !== undefined && matches(rule.rule, remark.rule.name))) &&
  (rule.object === null || finding.objects.some((object) => matches(rule.object ?? '', object)));

/** Whether a text fits a pattern with `*`, ignoring case; without backtracking (hardening IN-6). */
export const matches = (pattern: string, text: string): boolean => {
  const parts = foldCase(pattern).split('*');
  const folded = foldCase(text);
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return folded === first;
  if (!folded.startsWith(first) || !folded.endsWith(last) || folded.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = folded.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return at <= folded.length - last.length;
};
