import { countBy } from '../../base/counts.js';
import { compareDiagnostics, type Diagnostic } from '../../base/diagnostic.js';
import type { Output, Spool } from '../../base/output.js';
import { silent } from '../../base/progress.js';
import { failed, type Result, resultOf } from '../../base/result.js';
import { remarksOf } from '../../engine/remarks.js';
import { GalTotals } from '../../gal/gal-totals.js';
import type { AdObject } from '../../model/directory.js';
import type { Finding } from '../../model/finding.js';
import { Problems } from '../../model/load/problems.js';
import { type DirectoryFiles, readDirectory } from '../../model/load/read-directory.js';
import type { ReadReport } from '../../model/load/read-report.js';
import { streamDirectory } from '../../model/load/stream-directory.js';
import { joinedElements } from '../../report/json.js';
import { engineFindings } from '../engine-findings.js';
import type { OpenedWorkspace } from '../open-workspace.js';
import { planServers } from '../plan-servers.js';
import type { SimulateOptions } from '../simulate.js';
import { writeSummary } from '../simulate-output.js';
import type { ServerTotals, SimulationTotals } from '../simulate-summary.js';
import type { WorkspaceInParts } from './open-in-parts.js';
import { type PartServer, partServer } from './part-server.js';
import { type PartShare, selectionOf, usualPartSize } from './part-share.js';
import { PartRunner } from './run-part.js';
import type { SentParts } from './sent-parts.js';
import { writeParts } from './write-parts.js';

/** How often objects that meet others when they are run together may be run once more with those. */
const roundLimit = 5;

/** How a simulation in parts is run. */
export interface PartOptions extends Pick<SimulateOptions, 'rules' | 'asOf' | 'progress'> {
  readonly output: Output;
  /** What opening the workspace had to say; told together with what reading the directory says. */
  readonly remarks?: readonly Diagnostic[];
  readonly partSize?: number;
  /** Threads that run other shares. */
  readonly others?: OtherThreads;
}

/** Threads that run all shares but the first one; each tells once what it made of its parts, and where it put texts aside. */
export interface OtherThreads {
  readonly count: number;
  /** False when one of them told nothing: then nobody knows what is in its parts. */
  readonly read: (take: (sent: SentParts, spool: Spool) => void) => Promise<boolean>;
}

const alone: OtherThreads = { count: 0, read: () => Promise.resolve(true) };

/**
 * Simulates a workspace whose directory is read on the way and never held: part by part through all servers and tenants, then those
 * that have to do with each other again together, then everything in order into the files (design 7). The files are those of a simulation
 * as a whole. `null`: this workspace can only be simulated as a whole.
 */
export const writeSimulationInParts = async (
  { opened, directory }: WorkspaceInParts,
  { rules, asOf, output, remarks = [], progress = silent, partSize = usualPartSize, others = alone }: PartOptions,
): Promise<Result<SimulationTotals> | null> => {
  const spool = output.spool();
  const ready = readyRunner(opened, rules, asOf, spool);
  if (ready === null) return null;
  const { runner } = ready;
  const read = runShare(runner, directory, { threads: others.count + 1, share: 0, partSize }, spool);
  const areAllHere = await others.read((sent, spool) => runner.merge(sent, spool));
  const reading = [...remarks, ...read.diagnostics].sort(compareDiagnostics);
  if (!read.ok) return failed(reading);
  if (!areAllHere) return null;
  const met = runMeetings(runner, directory, partSize);
  if (met === null || runner.hasGivenUp) return null;
  runPostponed(runner, met, partSize);
  if (runner.hasGivenUp) return null;
  const totals = new GalTotals({ workspace: opened.workspace, asOf });
  progress.start('writing', runner.results.rows.all().length);
  const ofRows = writeParts(runner, totals, output, (rows) => progress.advance(rows));
  progress.done();
  const simulated = totalsOfParts(runner, totals, read.value, ofRows, asOf);
  writeSummary(opened, simulated, joinedElements(runner.results.findings.inOrder()), output);
  return resultOf(simulated, [...reading, ...ready.diagnostics, ...runner.importDiagnostics()]);
};

/** What servers and tenants need before they can run parts; `null` when only a whole directory will do, or rules are wrong. */
const readyRunner = (
  opened: OpenedWorkspace,
  rules: PartOptions['rules'],
  asOf: PartOptions['asOf'],
  spool: Spool,
): { readonly runner: PartRunner; readonly diagnostics: readonly Diagnostic[] } | null => {
  const { expectations, workspace } = opened;
  if (expectations.length > 0 || workspace.tenants.some(({ inventory = [] }) => inventory.length > 0)) return null;
  const planned = planServers(opened, rules);
  if (!planned.ok) return null;
  const servers: PartServer[] = [];
  for (const plan of planned.value) {
    const server = partServer(opened, plan, asOf);
    if (server === null) return null;
    servers.push(server);
  }
  return { runner: new PartRunner(workspace, servers, spool, asOf), diagnostics: planned.diagnostics };
};

/** Runs the parts of a share. */
const runShare = (
  runner: PartRunner,
  directory: DirectoryFiles,
  share: PartShare,
  spool: Spool,
): Result<readonly ReadReport[]> => {
  const { partSize = usualPartSize } = share;
  let part: AdObject[] = [];
  const take = (object: AdObject): void => {
    part.push(object);
    if (part.length < partSize) return;
    runner.run(part, true);
    part = [];
  };
  const read = streamDirectory(directory, runner.workspace, take, { selection: selectionOf(share), spool });
  if (!read.ok) return read;
  if (part.length > 0) runner.run(part, true);
  return read;
};

/** What a thread makes of its share; `null` when it cannot be simulated in parts, which whoever started it finds out, too. */
export const partsOfShare = (
  { opened, directory }: WorkspaceInParts,
  { rules, asOf, spool, ...share }: Pick<PartOptions, 'rules' | 'asOf'> & PartShare & { readonly spool: Spool },
): SentParts | null => {
  const ready = readyRunner(opened, rules, asOf, spool);
  if (ready === null || !runShare(ready.runner, directory, share, spool).ok) return null;
  return ready.runner.sent();
};

/** Objects that can meet others are run again, whole groups together; returns them by number, `null` when they meet more and more. */
const runMeetings = (
  runner: PartRunner,
  directory: DirectoryFiles,
  partSize: number,
): ReadonlyMap<number, AdObject> | null => {
  const met = new Map<number, AdObject>();
  runner.meetings.settle();
  for (let round = 0, known = 0; runner.meetings.size > known; round++) {
    if (round === roundLimit) return null;
    known = runner.meetings.size;
    readDirectory(directory, runner.workspace, new Problems(), (object) => {
      const number = runner.book.numberOf(object.dn);
      if (runner.meetings.has(number)) met.set(number, object);
    });
    runner.drop((number) => runner.meetings.has(number));
    runGroups(runner, runner.meetings.groups(), (number) => met.get(number) ?? null, partSize);
    runner.meetings.settle();
  }
  return met;
};

/**
 * What hinges on others is run once more when all is known of them, together with those it can meet. What was presumed of objects that
 * meet others is not asked for: they were run more than once.
 */
const runPostponed = (runner: PartRunner, met: ReadonlyMap<number, AdObject>, partSize: number): void => {
  const { meetings, postponed } = runner;
  const groups = meetings.groups().filter((group) => group.some((number) => postponed.has(number)));
  const alone: (readonly number[])[] = [];
  for (const number of postponed.numbers()) if (!meetings.has(number) && runner.isDue(number)) alone.push([number]);
  const again = new Set([...groups, ...alone].flat());
  runner.complete((number) => again.has(number));
  runGroups(runner, [...groups, ...alone], (number) => met.get(number) ?? postponed.get(number), partSize);
};

const runGroups = (
  runner: PartRunner,
  groups: readonly (readonly number[])[],
  find: (number: number) => AdObject | null,
  partSize: number,
): void => {
  let part: AdObject[] = [];
  for (const group of groups) {
    for (const number of group) part.push(...[find(number) ?? []].flat());
    if (part.length < partSize) continue;
    runner.run(part, false);
    part = [];
  }
  if (part.length > 0) runner.run(part, false);
};

const totalsOfParts = (
  runner: PartRunner,
  totals: GalTotals,
  reports: readonly ReadReport[],
  ofRows: readonly Finding[],
  asOf: PartOptions['asOf'],
): SimulationTotals => {
  const { workspace, servers, tenants, results } = runner;
  const findings: Finding[] = [...ofRows];
  const serverTotals = servers.map((plan, s): ServerTotals => {
    const own = results.servers[s] as (typeof results.servers)[number]; // one for every server
    const errors = own.allErrors();
    const remarks = remarksOf({
      diagnostics: plan.compiled.diagnostics,
      points: own.allPoints(),
      unsettled: own.allUnsettled(),
      errors: errors.length,
    });
    findings.push(
      ...engineFindings(plan.tenant, { errors, remarks, orders: { runAgain: 0, dependent: own.allOrders() } }),
    );
    return {
      plan,
      imported: own.imported,
      notImported: own.notImported,
      exported: own.exported(),
      errors: countBy(errors, ({ error }) => error),
      passes: own.passes,
      remarks: remarks.map(({ diagnostic }) => diagnostic),
      pending: null,
    };
  });
  for (const t of tenants.keys()) findings.push(...withoutRepeats(runner.licenceProblems(t)));
  // Whose they are does not matter any more: nothing is dropped now.
  for (const finding of findings) results.findings.add(0, finding);
  return {
    asOf,
    reports,
    servers: serverTotals,
    tenants: workspace.tenants.flatMap(({ name: tenant }, t) => {
      const own = totals.tenants[t];
      return own === undefined || tenants[t] === null ? [] : [{ ...own, tenant }];
    }),
    verdicts: totals.verdicts,
    findings: results.findings.totals(),
  };
};

/** An object that was run again is reported again. */
const withoutRepeats = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((one) => [`${one.objects.join('\n')} ${one.message}`, one])).values(),
];
