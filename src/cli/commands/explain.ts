import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal explain`: why a person looks as it does in every tenant. */
export const explainCommand = {
  name: 'explain',
  register(program: Command): void {
    program
      .command('explain')
      .summary('why: the winning rule of each value, the losers and why they lost; why a person is (not) in a list')
      .argument('<workspace>', 'folder with onegal.yaml')
      .argument('<person>', 'DN, objectGUID, source anchor, sign-in name, address, account name, or a display name')
      .option('--tenant <tenant>', 'one tenant only')
      .option('--attribute <name>', 'one attribute only, as AD, the metaverse or the cloud calls it')
      .option('--rules <folder>', 'use the rules of <folder>/<server>/ instead of compiling')
      .option('--as-of <date>', 'the day of the simulation')
      .option('--json', 'print the explanation as JSON, with every flow')
      .action(async (workspace: string, person: string, options: ExplainOptions) => {
        const { runWithRoomFor } = await import('../../io/large-heap.js');
        process.exitCode = runWithRoomFor(workspace) ?? (await explain(workspace, person, options));
      });
  },
};

interface ExplainOptions {
  readonly tenant?: string;
  readonly attribute?: string;
  readonly rules?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

const explain = async (folder: string, person: string, options: ExplainOptions): Promise<number> => {
  const { openFolder, readRules } = await import('../open-folder.js');
  const { readAsOf } = await import('../../pipeline/as-of.js');
  const { simulateWorkspace } = await import('../../pipeline/simulate.js');
  const { explainPerson } = await import('../../pipeline/explain.js');
  const { explanationJson, explanationText } = await import('../../pipeline/explain-report.js');
  const { complain, print } = await import('../terminal.js');
  const { terminalProgress } = await import('../progress.js');
  const progress = terminalProgress();
  const asOf = readAsOf(options.asOf);
  const opened = openFolder(folder, progress);
  const rules = options.rules === undefined ? null : readRules(options.rules);
  const problems = [asOf, opened, ...(rules === null ? [] : [rules])].flatMap(({ diagnostics }) => diagnostics);
  if (complain(problems) || !opened.ok || !asOf.ok || rules?.ok === false) return exitCodes.couldNotRun;
  const simulated = simulateWorkspace(opened.value, {
    rules: rules?.value ?? null,
    asOf: asOf.value,
    retains: true,
    progress,
  });
  if (complain(simulated.diagnostics) || !simulated.ok) return exitCodes.couldNotRun;
  const attribute = options.attribute ?? null;
  const found = explainPerson(opened.value, simulated.value, person, { tenant: options.tenant ?? null, attribute });
  if (complain(found.diagnostics) || !found.ok) return exitCodes.couldNotRun;
  print(options.json === true ? explanationJson(found.value) : explanationText(found.value, attribute !== null));
  return exitCodes.clean;
};
