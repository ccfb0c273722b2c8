import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal expect`: holds a workspace to its expectations. */
export const expectCommand = {
  name: 'expect',
  register(program: Command): void {
    program
      .command('expect')
      .summary('hold the simulation to expectations/*.yaml, and say which rules nobody looks at')
      .argument('<workspace>', 'folder with onegal.yaml')
      .option('--coverage', 'name the rules, flows and scope clauses that no expectation exercises')
      .option('--rules <folder>', 'use the rules of <folder>/<server>/ instead of compiling')
      .option('--as-of <date>', 'the day of the simulation')
      .option('--json', 'print the result as JSON')
      .action(async (workspace: string, options: ExpectOptions) => {
        process.exitCode = await expect(workspace, options);
      });
  },
};

interface ExpectOptions {
  readonly coverage?: boolean;
  readonly rules?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

const expect = async (folder: string, options: ExpectOptions): Promise<number> => {
  const { openFolder, readRules } = await import('../open-folder.js');
  const { readAsOf } = await import('../../pipeline/as-of.js');
  const { expectWorkspace } = await import('../../pipeline/expect/expect.js');
  const { allHold, expectJson, expectText } = await import('../../pipeline/expect/expect-report.js');
  const { complain, print } = await import('../terminal.js');
  const asOf = readAsOf(options.asOf);
  const opened = openFolder(folder);
  const rules = options.rules === undefined ? null : readRules(options.rules);
  const problems = [asOf, opened, ...(rules === null ? [] : [rules])].flatMap(({ diagnostics }) => diagnostics);
  if (complain(problems) || !opened.ok || !asOf.ok || rules?.ok === false) return exitCodes.couldNotRun;
  const result = expectWorkspace(opened.value, {
    rules: rules?.value ?? null,
    asOf: asOf.value,
    coverage: options.coverage === true,
  });
  if (complain(result.diagnostics) || !result.ok) return exitCodes.couldNotRun;
  print(options.json === true ? expectJson(result.value) : expectText(result.value));
  return allHold(result.value) ? exitCodes.clean : exitCodes.findings;
};
