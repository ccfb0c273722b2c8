import type { Place, Severity } from '../base/diagnostic.js';
import { compareText } from '../base/order.js';
import type { Finding } from '../model/finding.js';
import type { SyncRule } from '../rule/sync-rule.js';
import type { Check, Remark, RulePart, Subject } from './define-check.js';
import { type Need, needs } from './needs.js';
import type { OutcomeSubject } from './outcome-subject.js';
import type { RuleSet } from './rule-set.js';
import { type TopologySubject, topologyKnowledge } from './topology-subject.js';

/** A check that could not look, and what it lacks. */
export interface NotChecked {
  readonly check: string;
  readonly reason: string;
}

/** A finding of a check run. */
export interface CheckedFinding extends Finding {
  /** How many findings it stands for, where more were found than are listed. */
  readonly standsFor?: number;
}

/** A finding together with what it was made from, for `--fix`. */
export interface CheckFinding {
  readonly finding: CheckedFinding;
  /** Null for what the simulation found itself. */
  readonly check: Check | null;
  readonly remark: Remark;
}

/** What a run of checks came to. */
export interface CheckRun {
  /** In the order of `comparePlaced`. */
  readonly findings: readonly CheckFinding[];
  readonly notChecked: readonly NotChecked[];
  /** The checks that looked. */
  readonly checks: readonly Check[];
}

/** How a run differs from the defaults. */
export interface RunOptions {
  /** The severity of a check instead of its own; null switches it off. */
  readonly severityOf?: (check: Pick<Check, 'id' | 'severity'>) => Severity | null;
  /** Where a part of a rule stands, if that is known. */
  readonly placeOfRule?: (rule: SyncRule, part: RulePart | undefined, remark: Remark) => Place | null;
  /** Named in every finding that does not name a tenant itself. */
  readonly tenant?: string;
}

/** Looks at the rules of one server. */
export const runRuleSetChecks = (
  checks: readonly Check<'rule-set'>[],
  set: RuleSet,
  options: RunOptions = {},
): CheckRun => runIterable(checks, set, set.known, options);

/** Looks at a workspace without its objects. */
export const runTopologyChecks = (
  checks: readonly Check<'topology'>[],
  subject: TopologySubject,
  options: RunOptions = {},
): CheckRun => runIterable(checks, subject, topologyKnowledge(subject), options);

/** Looks at what a simulation came to. */
export const runOutcomeChecks = (
  checks: readonly Check<'outcome'>[],
  subject: OutcomeSubject,
  options: RunOptions = {},
): CheckRun => runIterable(checks, subject, new Set(), options);

const runIterable = <S extends Exclude<Subject, 'directory'>>(
  checks: readonly Check<S>[],
  input: Parameters<Check<S>['run']>[0],
  known: ReadonlySet<Need>,
  options: RunOptions,
): CheckRun => {
  const selected = selectChecks(checks, known, options);
  const findings: CheckFinding[] = [];
  // The subjects that come here answer with remarks; the type of `run` is spelled per subject.
  for (const { check, severity } of selected.active)
    for (const remark of check.run(input) as Iterable<Remark>)
      findings.push(findingOf(check, severity, remark, options));
  return runOf(findings, selected);
};

/** Findings in their order, with the checks that looked and those that could not. */
export const runOf = <S extends Subject>(findings: CheckFinding[], { active, notChecked }: Selected<S>): CheckRun => ({
  findings: findings.sort(compareCheckFindings),
  notChecked,
  checks: active.map(({ check }) => anyCheck(check)),
});

/** What a simulation found itself, with the severities a user wants; `engine/…`, `cloud/…` and `gal/…` are no checks of the registry. */
export const simulationRun = (found: readonly Finding[], { severityOf }: RunOptions = {}): CheckRun => {
  const findings = found.flatMap((finding): CheckFinding[] => {
    const asked = { id: finding.check as Check['id'], severity: finding.severity };
    const severity = severityOf === undefined ? finding.severity : severityOf(asked);
    return severity === null ? [] : [{ finding: { ...finding, severity }, check: null, remark: finding }];
  });
  return { findings, notChecked: [], checks: [] };
};

/** The checks of a run, each with the severity it has there. */
interface Selected<S extends Subject> {
  readonly active: readonly { readonly check: Check<S>; readonly severity: Severity }[];
  readonly notChecked: readonly NotChecked[];
}

/** The checks that are switched on and have what they need; the others say what they lack. */
export const selectChecks = <S extends Subject>(
  checks: readonly Check<S>[],
  known: ReadonlySet<Need>,
  { severityOf = ({ severity }) => severity }: RunOptions,
): Selected<S> => {
  const active: { check: Check<S>; severity: Severity }[] = [];
  const notChecked: NotChecked[] = [];
  for (const check of checks) {
    const severity = severityOf(check);
    if (severity === null) continue;
    const missing = check.needs?.find((need) => !known.has(need));
    if (missing === undefined) active.push({ check, severity });
    else notChecked.push({ check: check.id, reason: needs[missing] });
  }
  return { active, notChecked };
};

/** What a check says, with what its declaration and the options say about it. */
export const findingOf = <S extends Subject>(
  check: Check<S>,
  severity: Severity,
  remark: Remark,
  options: RunOptions,
): CheckFinding => {
  const { rule, part } = remark;
  const at = remark.at ?? (rule === undefined ? null : (options.placeOfRule?.(rule, part, remark) ?? null));
  const tenant = remark.tenant ?? options.tenant;
  const own = severity === check.severity ? (remark.severity ?? severity) : severity;
  const finding: Finding = {
    check: check.id,
    severity: own,
    message: rule === undefined ? remark.message : `rule \`${rule.name}\`: ${remark.message}`,
    modes: check.modes ?? [],
    objects: remark.objects ?? [],
    help: remark.help ?? check.fix,
    marks: remark.marks ?? [],
    ...(tenant === undefined ? {} : { tenant }),
    ...(at === null ? {} : { at }),
  };
  return { finding, check: anyCheck(check), remark };
};

/** Which subject a check has no longer matters once it has run; `run` is not called through this type. */
const anyCheck = <S extends Subject>(check: Check<S>): Check => check as unknown as Check;

/** Order of hardening ERR-2: by place first, then by check, tenant, objects and words, so that it is total. */
const comparePlaced = (a: Finding, b: Finding): number =>
  compareText(a.at?.file ?? '', b.at?.file ?? '') ||
  (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
  (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
  compareText(a.check, b.check) ||
  compareText(a.tenant ?? '', b.tenant ?? '') ||
  compareText(a.objects.join('\n'), b.objects.join('\n')) ||
  compareText(a.message, b.message);

const compareCheckFindings = (a: CheckFinding, b: CheckFinding): number => comparePlaced(a.finding, b.finding);

/** Several runs as one. */
export const joinRuns = (runs: readonly CheckRun[]): CheckRun => {
  const notChecked = new Map<string, NotChecked>();
  for (const one of runs.flatMap((run) => run.notChecked)) notChecked.set(`${one.check} ${one.reason}`, one);
  return {
    findings: runs.flatMap(({ findings }) => findings).sort(compareCheckFindings),
    checks: [...new Map(runs.flatMap(({ checks }) => checks.map((check) => [check.id, check] as const))).values()].sort(
      (a, b) => compareText(a.id, b.id),
    ),
    notChecked: [...notChecked.values()].sort(
      (a, b) => compareText(a.check, b.check) || compareText(a.reason, b.reason),
    ),
  };
};
