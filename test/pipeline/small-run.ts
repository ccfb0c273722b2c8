import { invariant } from '../../src/base/assert-never.js';
import { readPackageData } from '../../src/io/package-data.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { openWorkspace } from '../../src/pipeline/open-workspace.js';
import { simulateWorkspace } from '../../src/pipeline/simulate.js';
import { readStateFile, stateFileLines } from '../../src/pipeline/state-file.js';
import { configuration } from '../model/load/small-workspace.js';

interface Run {
  /** Entries of `people:` of a directory file. */
  readonly people: string;
  readonly yaml?: string;
  readonly files?: Readonly<Record<string, string>>;
}

const resources = { data: readPackageData(), version: '0.0.0' };

/** Runs a workspace from a state file, if there is one, and gives what the global tenant shows, the findings, and the next file. */
export const run = ({ people, yaml = configuration, files = {} }: Run, before: string | null = null) => {
  const opened = openWorkspace(
    new Map([['onegal.yaml', yaml], ['directory/people.yaml', `people:\n${people}`], ...Object.entries(files)]),
    resources,
  );
  invariant(opened.ok, JSON.stringify(opened.diagnostics));
  const state = before === null ? null : readStateFile(before.split('\n').values(), 'state.jsonl');
  if (state?.ok === false) throw new Error(JSON.stringify(state.diagnostics));
  const simulated = simulateWorkspace(opened.value, {
    rules: null,
    asOf: defaultAsOf,
    retains: true,
    ...(state === null ? {} : { previous: state.value }),
  });
  invariant(simulated.ok, JSON.stringify(simulated.diagnostics));
  const [directory] = simulated.value.outcome.tenants;
  const find = (name: string) => directory?.objects.find(({ displayName }) => displayName === name);
  return {
    find,
    /** Findings about the global tenant but those of address lists and mail. */
    findings: simulated.value.findings.filter(({ tenant, check }) => tenant === 'global' && check.startsWith('cloud/')),
    checks: simulated.value.findings.filter(({ tenant }) => tenant === 'global').map(({ check }) => check),
    state: [...stateFileLines(simulated.value.state())].join(''),
  };
};
