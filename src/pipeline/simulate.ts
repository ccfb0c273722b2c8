import type { Instant } from '../attribute/value.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { Output } from '../base/output.js';
import { type Progress, silent } from '../base/progress.js';
import { type Result, resultOf } from '../base/result.js';
import { runExpectations } from '../checks/expectations/run-expectations.js';
import type { OutcomeSubject } from '../checks/outcome-subject.js';
import { deletionFindings, deletionThresholdOf } from '../engine/deletion-threshold.js';
import type { Gal } from '../gal/gal.js';
import { GalTotals } from '../gal/gal-totals.js';
import { compareFindings, type Finding } from '../model/finding.js';
import type { ReadReport } from '../model/load/read-report.js';
import { exportLine } from '../report/export-lines.js';
import { writeGal } from '../report/gal-output.js';
import { cloudExportOf } from './cloud-export.js';
import { engineFindings } from './engine-findings.js';
import type { OpenedWorkspace } from './open-workspace.js';
import { planServers, type ServerPlan } from './plan-servers.js';
import { prepareLists } from './prepare-lists.js';
import type { RulesByServer } from './rules-from-disk.js';
import { runServer, type ServerRun } from './run-server.js';
import { runTenants } from './run-tenants.js';
import type { SimulationState } from './state-file.js';

/** Choices of one run. */
export interface SimulateOptions {
  /** Use these instead of compiling. */
  readonly rules: RulesByServer | null;
  /** The instant that expressions see as now and that dated warnings compare with (design 3, `--as-of`). */
  readonly asOf: Instant;
  /** What the run before left behind; without it every server starts from nothing, and every tenant is empty. */
  readonly previous?: SimulationState;
  /** Deletes that one export may have, where the server's own settings are not to be used (DEL-10). */
  readonly deletionThreshold?: number;
  /** Where exports, lists, mail flow and free/busy go as they are made; nothing is written without it. */
  readonly output?: Output;
  /** Hears how far the run has come, step by step. */
  readonly progress?: Progress;
  /** Whether the runs of the servers can be asked afterwards: why, and what the next run may start from. */
  readonly retains?: boolean;
}

/** Both engines' word on a workspace: what every server exports, what every tenant shows, and what is wrong with it. */
export interface Simulation {
  /** What was read of each directory file. */
  readonly reports: readonly ReadReport[];
  readonly servers: readonly ServerRun[];
  /** As checks and expectations look at it; its `tenants` are those that a server synchronises to. */
  readonly outcome: OutcomeSubject;
  readonly gal: Gal;
  /** What the rows of the unified list come to. */
  readonly totals: GalTotals;
  /** Sorted as `findings.json` shows them. */
  readonly findings: readonly Finding[];
  readonly asOf: Instant;
  /** What the next run may start from, made when asked for; of servers only where the run is retained. */
  readonly state: () => SimulationState;
  /** Whether the run went on from an earlier one. */
  readonly isContinued: boolean;
}

/** Runs every server and every tenant of a workspace (design 4). Mistakes of rules and workspace are diagnostics; nothing is thrown. */
export const simulateWorkspace = (opened: OpenedWorkspace, options: SimulateOptions): Result<Simulation> => {
  const planned = planServers(opened, options.rules);
  if (!planned.ok) return planned;
  const servers = planned.value.map((plan) => runAndExport(opened, plan, options));
  return withProblems(finishSimulation(opened, servers, options), planned.diagnostics);
};

/** Where the lines of a server's export go. */
export const exportPath = (server: string): string => `export/${server}.jsonl`;

const runAndExport = (
  opened: OpenedWorkspace,
  plan: ServerPlan,
  { asOf, previous, retains = false, output, progress = silent }: SimulateOptions,
): ServerRun => {
  const run = runServer(opened, plan, {
    asOf,
    previous: previous?.servers.get(plan.server) ?? null,
    retains: retains || previous !== undefined,
    progress,
  });
  if (output !== undefined)
    for (const object of cloudExportOf(run)) output.write(exportPath(run.server), exportLine(object));
  return run;
};

const withProblems = (simulation: Simulation, remarks: readonly Diagnostic[]): Result<Simulation> =>
  resultOf(simulation, [
    ...remarks,
    ...simulation.servers.flatMap(({ imports }) => imports.flatMap((one) => one.diagnostics)),
  ]);

/** What tenants, lists, findings and expectations make of servers that have run. */
export const finishSimulation = (
  opened: OpenedWorkspace,
  servers: readonly ServerRun[],
  { asOf, previous, output, deletionThreshold, progress = silent }: SimulateOptions,
): Simulation => {
  const tenants = runTenants(opened, servers, asOf, previous?.tenants ?? new Map(), progress);
  const outcome: OutcomeSubject = {
    workspace: opened.workspace,
    objects: opened.directory.objects,
    servers: servers.map((run) => ({ server: run.server, tenant: run.tenant, exports: cloudExportOf(run) })),
    tenants: tenants.map(({ directory }) => directory),
  };
  const gal = prepareLists(opened, outcome.tenants, asOf);
  const totals = new GalTotals(gal);
  progress.start('lists', gal.people.anchors.length);
  const listed = writeGal(gal, output ?? null, totals, () => progress.advance(1));
  progress.done();
  const findings = [
    ...servers.flatMap(({ tenant, output }) => engineFindings(tenant, output)),
    ...(previous === undefined ? [] : servers.flatMap((run) => stoppedExports(run, deletionThreshold))),
    ...tenants.flatMap((tenant) => tenant.findings),
    ...listed,
    ...runExpectations(opened.expectations, outcome).findings,
  ].sort(compareFindings);
  return {
    reports: opened.directory.reports,
    servers,
    outcome,
    gal,
    totals,
    findings,
    asOf,
    state: () => ({
      servers: new Map(
        servers.flatMap(({ server, retained }) => (retained === null ? [] : [[server, retained.state()]])),
      ),
      tenants: new Map(tenants.map(({ directory, state }) => [directory.tenant, state()])),
    }),
    isContinued: previous !== undefined,
  };
};

/** Exports that the deletion threshold of the server would hold back (DEL-10, DEL-11). */
const stoppedExports = ({ tenant, configuration, retained }: ServerRun, threshold: number | undefined) =>
  retained === null
    ? []
    : deletionFindings(tenant, retained.pending, threshold ?? deletionThresholdOf(configuration.metaverse));
