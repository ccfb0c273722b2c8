import { instantText } from '../attribute/instant-text.js';
import { sortedBy } from '../base/order.js';
import { deletionThresholdExceeded } from '../engine/deletion-threshold.js';
import { jsonText } from '../report/json.js';
import { excerpt, visible } from '../report/visible.js';
import { aadConnectorId } from '../rule/server-export.js';
import { cloudExportOf } from './cloud-export.js';
import type { ServerRun } from './run-server.js';
import type { Simulation } from './simulate.js';

/** Counts by name, names sorted. */
type Counts = Readonly<Record<string, number>>;

const countBy = <T>(items: Iterable<T>, nameOf: (item: T) => string): Counts => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return Object.fromEntries(sortedBy(counts, ([name]) => name));
};

const sumOf = (counted: readonly ReadonlyMap<string, number>[]): Counts => {
  const sum = new Map<string, number>();
  for (const [name, count] of counted.flatMap((counts) => [...counts])) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries(sortedBy(sum, ([name]) => name));
};

/** `summary.json`: what a run came to, in numbers. */
export const summaryOf = (simulation: Simulation) => ({
  asOf: instantText(simulation.asOf),
  read: simulation.reports,
  servers: simulation.servers.map((run) => ({
    ...serverSummary(run),
    ...(simulation.isContinued ? { pending: pendingSummary(run) } : {}),
  })),
  tenants: simulation.outcome.tenants.map(({ tenant, objects }) => ({
    tenant,
    recipients: countBy(objects, ({ recipient }) => recipient.recipientTypeDetails),
    listed: objects.filter(({ recipient }) => recipient.isRecipient && recipient.alias !== null && !recipient.hidden)
      .length,
    quarantined: objects.reduce((sum, { quarantined }) => sum + quarantined.length, 0),
  })),
  unified: Object.fromEntries(sortedBy(simulation.verdicts, ([verdict]) => verdict)),
  findings: countBy(simulation.findings, ({ severity }) => severity),
  checks: countBy(simulation.findings, ({ check }) => check),
});

const serverSummary = (run: ServerRun) => ({
  server: run.server,
  tenant: run.tenant,
  rules: { baseline: run.configuration.origin, custom: run.customRules.length },
  imported: sumOf(run.imports.map(({ imported }) => imported)),
  notImported: countBy(
    run.imports.flatMap(({ skipped }) => skipped),
    ({ reason }) => reason,
  ),
  exported: countBy(cloudExportOf(run), ({ objectType }) => objectType),
  errors: countBy(run.output.errors, ({ error }) => error),
  passes: run.output.passes,
  remarks: run.output.diagnostics,
});

/** What the export of a server changes since the run before. */
const pendingSummary = ({ retained }: ServerRun) => {
  const cloud = retained?.pending.exports.get(aadConnectorId);
  return {
    adds: cloud?.adds.length ?? 0,
    updates: cloud?.updates.length ?? 0,
    deletes: cloud?.deletes.length ?? 0,
  };
};

/** What `onegal simulate` prints. */
export const summaryText = (simulation: Simulation, out: string): string => {
  const { servers, tenants, unified, findings } = summaryOf(simulation);
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
    ...gravest(simulation),
    `written to ${visible(out)}`,
  ].join('\n');
};

const shownFindings = 5;

/** The gravest findings, so that nobody has to open a file to see that something is wrong. */
const gravest = ({ findings }: Simulation): readonly string[] => {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const more = errors.length - shownFindings;
  return [
    ...errors.slice(0, shownFindings).map(({ check, message, tenant, objects }) => {
      const where = [tenant, objects[0]].filter((part) => part !== undefined).join(', ');
      return `  ${check} ${excerpt(message, 160)}${where === '' ? '' : ` (${excerpt(where, 80)})`}`;
    }),
    ...(more > 0 ? [`  and ${more} more errors in findings.json`] : []),
  ];
};

const countsText = (counts: Counts): string => {
  const entries = Object.entries(counts);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${count} ${visible(name)}`).join(', ');
};

/** The same for programs. */
export const summaryJson = (simulation: Simulation): string => jsonText(summaryOf(simulation));

/** Whether a run found an error, which is exit code 1 (design 3). */
export const hasErrorFindings = ({ findings }: Simulation): boolean =>
  findings.some(({ severity }) => severity === 'error');

/** Whether a server held an export back, so that its directory does not hold what the run worked out (DEL-10, DEL-11). */
export const hasStoppedExport = ({ findings }: Simulation): boolean =>
  findings.some(({ check }) => check === deletionThresholdExceeded);
