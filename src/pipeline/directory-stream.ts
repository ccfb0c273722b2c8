import { ok } from '../base/result.js';
import type { Check } from '../checks/define-check.js';
import { DirectoryRun } from '../checks/directory-run.js';
import { directoryContext } from '../checks/directory-subject.js';
import type { FindingLimit } from '../checks/finding-list.js';
import { type CheckRun, joinRuns, type RunOptions } from '../checks/run-checks.js';
import { simulationKinds } from '../checks/simulation-kinds.js';
import { withMembers } from '../model/home-carrier.js';
import type { DirectoryLoader } from '../model/load/load-directory.js';
import { homeGroups, streamDirectory } from '../model/load/stream-directory.js';

/** Checks a directory while it is read; of its objects none is kept but the groups that are homes. */
export class DirectoryStream {
  private run: DirectoryRun | null = null;

  constructor(
    private readonly checks: readonly Check<'directory'>[],
    private readonly options: RunOptions,
    private readonly limit: FindingLimit,
  ) {}

  readonly load: DirectoryLoader = (files, workspace, streams) => {
    const objects = homeGroups({ files, streams }, workspace);
    const home = withMembers(workspace.home, { objects });
    const run = new DirectoryRun(this.checks, directoryContext({ ...workspace, home }), this.options, this.limit);
    this.run = run;
    const read = streamDirectory({ files, streams }, workspace, (object) => run.take(object));
    return read.ok ? ok({ objects, reports: read.value }, read.diagnostics) : read;
  };

  /** What the checks found, once the directory was read. */
  end(): CheckRun {
    return this.run?.end() ?? joinRuns([]);
  }
}

/** What only a simulation could tell is not checked. */
export const notSimulated = (
  checks: readonly Check<'outcome'>[],
  { severityOf = ({ severity }) => severity }: RunOptions,
): CheckRun => {
  // Kinds of findings are named like checks for settings, which look at the id only.
  const kinds = simulationKinds.map(({ id, severity }) => ({ id: id as Check['id'], severity }));
  const reason = 'not simulated, because the directory is checked in a stream; `onegal simulate` tells';
  const missing = [...checks, ...kinds].filter((check) => severityOf(check) !== null);
  return { findings: [], checks: [], notChecked: missing.map(({ id }) => ({ check: id, reason })) };
};
