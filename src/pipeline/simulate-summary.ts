import { instantText } from '../attribute/instant-text.js';
import type { Instant } from '../attribute/value.js';
import { addCounts, type Counts, countBy } from '../base/counts.js';
import type { Diagnostic } from '../base/diagnostic.js';
import { sortedBy } from '../base/order.js';
import { deletionThresholdExceeded } from '../engine/deletion-threshold.js';
import type { TenantTotals } from '../gal/gal-totals.js';
import type { Verdict } from '../gal/verdict.js';
import type { ReadReport } from '../model/load/read-report.js';
import { jsonText } from '../report/json.js';
import { excerpt, visible } from '../report/visible.js';
import { aadConnectorId } from '../rule/server-export.js';
import { cloudExportOf } from './cloud-export.js';
import { type FindingTotals, findingTotals } from './finding-totals.js';
import type { ServerPlan } from './plan-servers.js';
import type { ServerRun } from './run-server.js';
import type { Simulation } from './simulate.js';

/** What a simulation comes to, in numbers and findings, however it was run. */
export interface SimulationTotals {
  readonly asOf: Instant;
  readonly reports: readonly ReadReport[];
  readonly servers: readonly ServerTotals[];
  /** The tenants that a server synchronises to, in the order of the workspace. */
  readonly tenants: readonly (TenantTotals & { readonly tenant: string })[];
  /** Rows of the unified list. */
  readonly verdicts: ReadonlyMap<Verdict, number>;
  readonly findings: FindingTotals;
}

/** What one server comes to. */
export interface ServerTotals {
  readonly plan: ServerPlan;
  /** Objects by type, of all AD connectors. */
  readonly imported: ReadonlyMap<string, number>;
  /** Objects by reason. */
  readonly notImported: ReadonlyMap<string, number>;
  /** Objects by type. */
  readonly exported: ReadonlyMap<string, number>;
  /** Objects by error. */
  readonly errors: ReadonlyMap<string, number>;
  readonly passes: number;
  readonly remarks: readonly Diagnostic[];
  /** Where the run went on from an earlier one. */
  readonly pending: PendingTotals | null;
}

/** What the export of a server changes since the run before. */
export interface PendingTotals {
  readonly adds: number;
  readonly updates: number;
  readonly deletes: number;
}

/** The numbers of a simulation that is held as a whole. */
export const totalsOf = (simulation: Simulation): SimulationTotals => ({
  asOf: simulation.asOf,
  reports: simulation.reports,
  servers: simulation.servers.map((run) => serverTotals(run, simulation.isContinued)),
  tenants: simulation.outcome.workspace.tenants.flatMap(({ name: tenant }, t) => {
    const totals = simulation.totals.tenants[t];
    const isThere = simulation.outcome.tenants.some((one) => one.tenant === tenant);
    return totals === undefined || !isThere ? [] : [{ ...totals, tenant }];
  }),
  verdicts: simulation.totals.verdicts,
  findings: findingTotals(simulation.findings),
});

const serverTotals = (run: ServerRun, isContinued: boolean): ServerTotals => ({
  plan: run,
  imported: sumOf(run.imports.map(({ imported }) => imported)),
  notImported: countBy(
    run.imports.flatMap(({ skipped }) => skipped),
    ({ reason }) => reason,
  ),
  exported: countBy(cloudExportOf(run), ({ objectType }) => objectType),
  errors: countBy(run.output.errors, ({ error }) => error),
  passes: run.output.passes,
  remarks: run.output.diagnostics,
  pending: isContinued ? pendingTotals(run) : null,
});

const pendingTotals = ({ retained }: ServerRun): PendingTotals => {
  const cloud = retained?.pending.exports.get(aadConnectorId);
  return {
    adds: cloud?.adds.length ?? 0,
    updates: cloud?.updates.length ?? 0,
    deletes: cloud?.deletes.length ?? 0,
  };
};

const sumOf = (counted: readonly Counts<string>[]): Counts<string> => {
  const sum = new Map<string, number>();
  for (const counts of counted) addCounts(sum, counts);
  return sum;
};

/** Counts by name, names sorted. */
const named = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries(sortedBy(counts, ([name]) => name));

/** `summary.json`: what a run came to, in numbers. */
export const summaryOf = ({ asOf, reports, servers, tenants, verdicts, findings }: SimulationTotals) => ({
  asOf: instantText(asOf),
  read: reports,
  servers: servers.map(serverSummary),
  tenants: tenants.map(({ tenant, recipients, listed, quarantined }) => ({
    tenant,
    recipients: named(recipients),
    listed,
    quarantined,
  })),
  unified: named(verdicts),
  findings: named(findings.severities),
  checks: named(findings.checks),
});

const serverSummary = ({ plan, imported, notImported, exported, errors, passes, remarks, pending }: ServerTotals) => ({
  server: plan.server,
  tenant: plan.tenant,
  rules: { baseline: plan.configuration.origin, custom: plan.customRules.length },
  imported: named(imported),
  notImported: named(notImported),
  exported: named(exported),
  errors: named(errors),
  passes,
  remarks,
  ...(pending === null ? {} : { pending }),
});

/** What `onegal simulate` prints. */
export const summaryText = (totals: SimulationTotals, out: string): string => {
  const { servers, tenants, unified, findings } = summaryOf(totals);
  return [
    ...servers.map(
      ({ server, tenant, rules, exported, errors, pending }) =>
        `${visible(server)} -> ${visible(tenant)}: ${rules.custom} custom rules, exports ${countsText(exported)}, errors ${countsText(errors)}${pending === undefined ? '' : `; pending: ${pending.adds} adds, ${pending.updates} updates, ${pending.deletes} deletes`}`,
    ),
    ...tenants.map(
      ({ tenant, recipients, listed, quarantined }) =>
        `${visible(tenant)}: ${countsText(recipients)}; ${listed} in the address list${quarantined === 0 ? '' : `, ${quarantined} addresses quarantined`}`,
    ),
    `unified list: ${countsText(unified)}`,
    `findings: ${countsText(findings)}`,
    ...gravest(totals),
    `written to ${visible(out)}`,
  ].join('\n');
};

const gravest = ({ findings: { severities, gravest } }: Pick<SimulationTotals, 'findings'>): readonly string[] => {
  const more = (severities.get('error') ?? 0) - gravest.length;
  return [
    ...gravest.map(({ check, message, tenant, objects }) => {
      const where = [tenant, objects[0]].filter((part) => part !== undefined).join(', ');
      return `  ${check} ${excerpt(message, 160)}${where === '' ? '' : ` (${excerpt(where, 80)})`}`;
    }),
    ...(more > 0 ? [`  and ${more} more errors in findings.json`] : []),
  ];
};

const countsText = (counts: Readonly<Record<string, number>>): string => {
  const entries = Object.entries(counts);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${count} ${visible(name)}`).join(', ');
};

/** The same for programs. */
export const summaryJson = (totals: SimulationTotals): string => jsonText(summaryOf(totals));

/** Whether a run found an error, which is exit code 1 (design 3). */
export const hasErrorFindings = ({ findings }: Pick<SimulationTotals, 'findings'>): boolean =>
  findings.gravest.length > 0;

/** Whether a server held an export back, so that its directory does not hold what the run worked out (DEL-10, DEL-11). */
export const hasStoppedExport = ({ findings }: Pick<Simulation, 'findings'>): boolean =>
  findings.some(({ check }) => check === deletionThresholdExceeded);
