import type { Command } from 'commander';
import type { Result } from '../../base/result.js';
import type { Simulation } from '../../pipeline/simulate.js';
import type { SimulationTotals } from '../../pipeline/simulate-summary.js';
import { exitCodes } from '../exit-codes.js';

/** `onegal simulate`: what both servers export and what every tenant makes of it. */
export const simulateCommand = {
  name: 'simulate',
  register(program: Command): void {
    program
      .command('simulate')
      .summary('run every server and the clouds: exports, recipients, address lists, unified list, findings')
      .argument('<workspace>', 'folder with onegal.yaml')
      .requiredOption('--out <folder>', 'where to write; must be new or empty')
      .option('--rules <folder>', 'use the rules of <folder>/<server>/ instead of compiling')
      .option('--as-of <date>', 'the day of the simulation, for dated warnings and expressions that ask for the time')
      .option(
        '--state <file>',
        'go on from the state an earlier run saved: pending changes, deletes, threshold, what the tenants remember',
      )
      .option('--save-state <file>', 'save the state for a later run')
      .option(
        '--deletion-threshold <number>',
        "deletes that one export may have; default: the server's setting, or 500",
      )
      .option(
        '--workers <number>',
        'threads that share the directory out among them; default: 2 for a large directory where there are two processors, or 1',
      )
      .option('--force', 'replace the output folder')
      .option('--json', 'print the summary as JSON')
      .action(async (workspace: string, options: SimulateOptions) => {
        const { runInOwnThread } = await import('../../io/own-thread.js');
        const { complain } = await import('../terminal.js');
        const { allocateYoung } = await import('../v8-flags.js');
        allocateYoung();
        const ended = await runInOwnThread(workspace);
        if (complain(ended.diagnostics) || !ended.ok) process.exitCode = exitCodes.couldNotRun;
        else process.exitCode = ended.value ?? (await simulate(workspace, options));
      });
  },
};

interface SimulateOptions {
  readonly out: string;
  readonly rules?: string;
  readonly asOf?: string;
  readonly state?: string;
  readonly saveState?: string;
  readonly deletionThreshold?: string;
  readonly workers?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const simulate = async (folder: string, options: SimulateOptions): Promise<number> => {
  const { openFolder, readRules } = await import('../open-folder.js');
  const { readState, saveState, stateNotSaved, thresholdOf } = await import('../state-options.js');
  const { refuse } = await import('../../io/refuse-folder.js');
  const { StagedFolder } = await import('../../io/staged-folder.js');
  const { readAsOf } = await import('../../pipeline/as-of.js');
  const { workersOf } = await import('../part-threads.js');
  const { writeSimulation } = await import('../../pipeline/simulate-output.js');
  const { hasErrorFindings, hasStoppedExport, summaryJson, summaryText, totalsOf } = await import(
    '../../pipeline/simulate-summary.js'
  );
  const { simulateFolderInParts } = await import('../simulate-in-parts.js');
  const { readReportsText } = await import('../../report/read-reports.js');
  const { complain, print, say } = await import('../terminal.js');
  const { terminalProgress } = await import('../progress.js');
  const progress = terminalProgress();
  const inputs = options.rules === undefined ? [folder] : [folder, options.rules];
  const target = { force: options.force === true, inputs };
  const refusal = refuse(options.out, target);
  const asOf = readAsOf(options.asOf);
  const workers = workersOf(folder, options);
  const rules = options.rules === undefined ? null : readRules(options.rules);
  const threshold = thresholdOf(options.deletionThreshold);
  const end = (totals: SimulationTotals): number => {
    print(options.json === true ? summaryJson(totals) : summaryText(totals, options.out));
    return hasErrorFindings(totals) ? exitCodes.findings : exitCodes.clean;
  };
  const isFresh = options.state === undefined && options.saveState === undefined;
  if (isFresh && workers.ok && refusal === null && asOf.ok && rules?.ok !== false && threshold.ok) {
    const choices = { rules: rules?.value ?? null, asOf: asOf.value };
    const threads = { rules: options.rules ?? null, asOf: options.asOf, threads: workers.value };
    const inParts = await simulateFolderInParts(folder, choices, { ...target, out: options.out }, threads);
    if (inParts !== null) {
      if (complain([...(rules?.diagnostics ?? []), ...inParts.diagnostics]) || !inParts.ok)
        return exitCodes.couldNotRun;
      say(readReportsText(inParts.value.reports));
      return end(inParts.value);
    }
  }
  const opened = openFolder(folder, progress);
  const state = options.state === undefined ? null : readState(options.state);
  const problems = [refusal ?? [], asOf, workers, opened, rules ?? [], state ?? [], threshold].flatMap((one) =>
    'diagnostics' in one ? one.diagnostics : one,
  );
  const isSound = opened.ok && asOf.ok && workers.ok && rules?.ok !== false && state?.ok !== false && threshold.ok;
  if (complain(problems) || !isSound) return exitCodes.couldNotRun;
  say(readReportsText(opened.value.directory.reports));
  if (options.workers !== undefined && workers.value > 1)
    say('this workspace is simulated as a whole, by one thread; docs/output.md says which ones are');
  const output = StagedFolder.open(options.out, target);
  if (complain(output.diagnostics) || !output.ok) return exitCodes.couldNotRun;
  const choices = {
    rules: rules?.value ?? null,
    asOf: asOf.value,
    retains: options.saveState !== undefined,
    progress,
    ...(state === null ? {} : { previous: state.value }),
    ...(threshold.value === null ? {} : { deletionThreshold: threshold.value }),
  };
  let simulated: Result<Simulation>;
  try {
    simulated = writeSimulation(opened.value, choices, output.value);
    if (complain(simulated.diagnostics) || !simulated.ok) return exitCodes.couldNotRun;
    if (complain(output.value.finish().diagnostics)) return exitCodes.couldNotRun;
  } finally {
    output.value.discard();
  }
  if (options.saveState !== undefined) {
    if (hasStoppedExport(simulated.value)) say(stateNotSaved(options.saveState));
    else if (complain(saveState(options.saveState, simulated.value.state()).diagnostics)) return exitCodes.couldNotRun;
  }
  return end(totalsOf(simulated.value));
};
