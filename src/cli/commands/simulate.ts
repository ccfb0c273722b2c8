import type { Command } from 'commander';
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
      .option('--force', 'replace the output folder')
      .option('--json', 'print the summary as JSON')
      .action(async (workspace: string, options: SimulateOptions) => {
        process.exitCode = await simulate(workspace, options);
      });
  },
};

interface SimulateOptions {
  readonly out: string;
  readonly rules?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const simulate = async (folder: string, options: SimulateOptions): Promise<number> => {
  const [{ openFolder, readRules }, { refuse, writeFolder }, { simulateWorkspace }, report, { complain, print }] =
    await Promise.all([
      import('../open-folder.js'),
      import('../../io/write-folder.js'),
      import('../../pipeline/simulate.js'),
      import('../../pipeline/simulate-output.js'),
      import('../terminal.js'),
    ]);
  const inputs = options.rules === undefined ? [folder] : [folder, options.rules];
  const target = { force: options.force === true, inputs };
  const refusal = refuse(options.out, target);
  if (refusal !== null && complain([refusal])) return exitCodes.couldNotRun;
  const opened = openFolder(folder);
  const rules = options.rules === undefined ? null : readRules(options.rules);
  if (complain([...opened.diagnostics, ...(rules?.diagnostics ?? [])])) return exitCodes.couldNotRun;
  if (!opened.ok || rules?.ok === false) return exitCodes.couldNotRun;
  const simulated = simulateWorkspace(opened.value, { rules: rules?.value ?? null, now: new Date() });
  if (complain(simulated.diagnostics) || !simulated.ok) return exitCodes.couldNotRun;
  const output = report.simulateOutput(opened.value, simulated.value);
  if (complain(writeFolder(options.out, output, target).diagnostics)) return exitCodes.couldNotRun;
  print(options.json === true ? report.summaryJson(simulated.value) : report.summaryText(simulated.value, options.out));
  return report.hasErrorFindings(simulated.value) ? exitCodes.findings : exitCodes.clean;
};
