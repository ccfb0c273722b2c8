import { describe, expect, it } from 'vitest';
import type { TenantCompanion } from '../../src/checks/companion.js';
import type { Check } from '../../src/checks/define-check.js';
import { runDirectoryChecks } from '../../src/checks/directory-run.js';
import { directoryContext } from '../../src/checks/directory-subject.js';
import type { OutcomeSubject } from '../../src/checks/outcome-subject.js';
import type { RuleSet } from '../../src/checks/rule-set.js';
import { type CheckRun, runOutcomeChecks, runRuleSetChecks, runTopologyChecks } from '../../src/checks/run-checks.js';
import type { TopologySubject } from '../../src/checks/topology-subject.js';
import type { AdObject } from '../../src/model/directory.js';
import type { Workspace } from '../../src/model/workspace.js';
import type { SyncRule } from '../../src/rule/sync-rule.js';
import { ruleSet, workspace } from './build.js';

type Named<T> = Readonly<Record<string, T>>;

interface Cases<T> {
  /** Each makes the check say something. */
  readonly fires: Named<T>;
  /** Each is near a case that fires, and makes it say nothing. */
  readonly quiet: Named<T>;
}

const runCases = <T>(check: { readonly id: string }, { fires, quiet }: Cases<T>, run: (input: T) => CheckRun): void => {
  describe(check.id, () => {
    it.each(Object.entries(fires))('fires: %s', (_, input) => {
      const { findings, notChecked } = run(input);
      expect(notChecked).toEqual([]);
      expect(findings.map(({ finding }) => finding.check)).not.toEqual([]);
      for (const { finding } of findings) expect(finding.message).toMatch(/^[^\n]*[^.\n]$/);
    });
    it.each(Object.entries(quiet))('quiet: %s', (_, input) => {
      const { findings, notChecked } = run(input);
      expect(notChecked).toEqual([]);
      expect(findings.map(({ finding }) => finding.message)).toEqual([]);
    });
  });
};

const setOf = (given: readonly SyncRule[] | RuleSet): RuleSet => ('known' in given ? given : ruleSet(given));

export const ruleSetCases = (check: Check<'rule-set'>, cases: Cases<readonly SyncRule[] | RuleSet>): void =>
  runCases(check, cases, (given) => runRuleSetChecks([check], setOf(given)));

/** Rules on the server of a tenant of the reference workspace. */
export const scenarioCases = (check: Check<'rule-set'>, tenant: string, cases: Cases<readonly SyncRule[]>): void =>
  runCases(check, cases, (rules) =>
    runRuleSetChecks([check], ruleSet(rules, { scenario: { workspace: workspace(), tenant } })),
  );

export const directoryCases = (
  check: Check<'directory'>,
  cases: Cases<readonly AdObject[]>,
  given: Workspace = workspace(),
): void => runCases(check, cases, (objects) => runDirectoryChecks([check], directoryContext(given), objects));

export const topologyCases = (check: Check<'topology'>, cases: Cases<Partial<TopologySubject>>): void =>
  runCases(check, cases, (given) => runTopologyChecks([check], topology(given)));

/** A topology of the reference workspace about which nothing else is known. */
export const topology = (given: Partial<TopologySubject> = {}): TopologySubject => ({
  workspace: workspace(),
  configurations: new Map(),
  companion: {},
  asOf: { kind: 'instant', ticks: 639_028_224_000_000_000n },
  placeOf: () => ({ file: 'onegal.yaml', line: 1, column: 1 }),
  ...given,
});

/** What is known of the China tenant beside the rules. */
export const china = (companion: TenantCompanion): Partial<TopologySubject> => ({
  companion: { tenants: { china: companion } },
});

export const outcomeCases = (check: Check<'outcome'>, cases: Cases<OutcomeSubject>): void =>
  runCases(check, cases, (subject) => runOutcomeChecks([check], subject));
