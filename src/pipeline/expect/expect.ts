import type { Diagnostic } from '../../base/diagnostic.js';
import { failed, ok, type Result } from '../../base/result.js';
import { runExpectations, type StatementResult } from '../../checks/expectations/run-expectations.js';
import { statedAttributes } from '../../checks/expectations/stated-attributes.js';
import type { OpenedWorkspace } from '../open-workspace.js';
import { type SimulateOptions, simulateWorkspace } from '../simulate.js';
import { coverageOf, type RuleCoverage } from './coverage.js';

/** Choices of one run. */
export interface ExpectOptions extends Pick<SimulateOptions, 'rules' | 'asOf'> {
  /** Whether it is found out what the expectations exercise. */
  readonly coverage: boolean;
}

/** What became of the expectations of a workspace. */
export interface ExpectResult {
  readonly statements: readonly StatementResult[];
  /** By server and rule, in order of precedence; `null` when it was not asked for. */
  readonly coverage: readonly RuleCoverage[] | null;
}

/** Simulates a workspace and holds it to its expectations. */
export const expectWorkspace = (
  opened: OpenedWorkspace,
  { rules, asOf, coverage }: ExpectOptions,
): Result<ExpectResult> => {
  if (opened.expectations.length === 0) return failed([noExpectations]);
  const simulated = simulateWorkspace(opened, { rules, asOf, retains: coverage });
  if (!simulated.ok) return failed(simulated.diagnostics);
  const stated = new Map<string, Map<string, Set<string>>>();
  const { statements } = runExpectations(opened.expectations, simulated.value.outcome, ({ must }, tenant, dn) => {
    if (!coverage) return;
    const people = stated.get(tenant) ?? new Map<string, Set<string>>();
    stated.set(tenant, people);
    const attributes = people.get(dn) ?? new Set<string>();
    people.set(dn, attributes);
    for (const name of statedAttributes(must)) attributes.add(name);
  });
  const covered = coverage
    ? simulated.value.servers.flatMap((run) => coverageOf(run, stated.get(run.tenant) ?? new Map()))
    : null;
  return ok({ statements, coverage: covered }, simulated.diagnostics);
};

const noExpectations: Diagnostic = {
  code: 'pipeline/no-expectations',
  severity: 'error',
  message: 'the workspace expects nothing',
  help: 'State what must hold in `expectations/<name>.yaml`; docs/output.md has an example.',
};
