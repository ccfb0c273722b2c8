import { instantText } from '../attribute/instant-text.js';
import { sortedBy } from '../base/order.js';
import { jsonText } from '../report/json.js';
import { visible } from '../report/visible.js';
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

/** `summary.json`: what a run came to, in numbers. */
export const summaryOf = (simulation: Simulation) => ({
  asOf: instantText(simulation.asOf),
  servers: simulation.servers.map(serverSummary),
  findings: countBy(simulation.findings, ({ severity }) => severity),
  checks: countBy(simulation.findings, ({ check }) => check),
});

const serverSummary = (run: ServerRun) => ({
  server: run.server,
  tenant: run.tenant,
  rules: { baseline: run.configuration.origin, custom: run.customRules.length },
  imported: countBy(
    run.imports.flatMap(({ objects }) => objects),
    ({ objectType }) => objectType,
  ),
  notImported: countBy(
    run.imports.flatMap(({ skipped }) => skipped),
    ({ reason }) => reason,
  ),
  exported: countBy(cloudExportOf(run), ({ objectType }) => objectType),
  errors: countBy(run.output.errors, ({ error }) => error),
  passes: run.output.passes,
  remarks: run.output.diagnostics,
});

/** What `onegal simulate` prints. */
export const summaryText = (simulation: Simulation, out: string): string => {
  const servers = simulation.servers.map((run) => {
    const { server, tenant, rules, exported, errors } = serverSummary(run);
    return `${visible(server)} -> ${visible(tenant)}: ${rules.custom} custom rules, exports ${countsText(exported)}, errors ${countsText(errors)}`;
  });
  const { findings } = summaryOf(simulation);
  return [...servers, `findings: ${countsText(findings)}`, `written to ${visible(out)}`].join('\n');
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
