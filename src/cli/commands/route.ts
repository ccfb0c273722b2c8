import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal route`: the way of one message, hop by hop, and the object that decides each (scenario E.1). */
export const routeCommand = {
  name: 'route',
  register(program: Command): void {
    program
      .command('route')
      .summary('explain the way of one message: every hop and the object that decides it')
      .argument('<workspace>', 'folder with onegal.yaml')
      .requiredOption('--from <platform>', 'who sends: a tenant, onPremises, or internet')
      .requiredOption('--to <address>', 'the address it is sent to')
      .option('--rules <folder>', 'use the rules of <folder>/<server>/ instead of compiling')
      .option('--as-of <date>', 'the day of the simulation')
      .option('--json', 'print the way as JSON')
      .action(async (workspace: string, options: RouteOptions) => {
        const { runWithRoomFor } = await import('../../io/large-heap.js');
        process.exitCode = runWithRoomFor(workspace) ?? (await route(workspace, options));
      });
  },
};

interface RouteOptions {
  readonly from: string;
  readonly to: string;
  readonly rules?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

const route = async (folder: string, options: RouteOptions): Promise<number> => {
  const { openFolder, readRules } = await import('../open-folder.js');
  const { readAsOf } = await import('../../pipeline/as-of.js');
  const { simulateWorkspace } = await import('../../pipeline/simulate.js');
  const { explainRoute, routeJson, routeText } = await import('../../pipeline/route.js');
  const { complain, print } = await import('../terminal.js');
  const { terminalProgress } = await import('../progress.js');
  const progress = terminalProgress();
  const asOf = readAsOf(options.asOf);
  const opened = openFolder(folder, progress);
  const rules = options.rules === undefined ? null : readRules(options.rules);
  const problems = [asOf, opened, rules].flatMap((one) => one?.diagnostics ?? []);
  if (complain(problems) || !opened.ok || !asOf.ok || rules?.ok === false) return exitCodes.couldNotRun;
  const simulated = simulateWorkspace(opened.value, { rules: rules?.value ?? null, asOf: asOf.value, progress });
  if (complain(simulated.diagnostics) || !simulated.ok) return exitCodes.couldNotRun;
  const explained = explainRoute(simulated.value.gal, options.from, options.to);
  if (complain(explained.diagnostics) || !explained.ok) return exitCodes.couldNotRun;
  print(options.json === true ? routeJson(explained.value) : routeText(explained.value));
  return explained.value.outcome === 'delivered' ? exitCodes.clean : exitCodes.findings;
};
