import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal verify`: looks for a directory that breaks what must hold for all of them. */
export const verifyCommand = {
  name: 'verify',
  register(program: Command): void {
    program
      .command('verify')
      .summary('invent directories for the topology and search one that breaks what must always hold')
      .argument('<workspace>', 'folder with onegal.yaml')
      .option('--runs <number>', 'how many directories to try', '200')
      .option('--seed <number>', 'equal seeds try equal directories', '1')
      .option('--size <number>', 'people of a directory at most', '8')
      .option('--rules <folder>', 'use the rules of <folder>/<server>/ instead of compiling')
      .option('--json', 'print the result as JSON')
      .action(async (workspace: string, options: VerifyOptions) => {
        process.exitCode = await verify(workspace, options);
      });
  },
};

interface VerifyOptions {
  readonly runs: string;
  readonly seed: string;
  readonly size: string;
  readonly rules?: string;
  readonly json?: boolean;
}

const verify = async (folder: string, options: VerifyOptions): Promise<number> => {
  const { openFolder, readRules } = await import('../open-folder.js');
  const { verifyWorkspace } = await import('../../pipeline/verify/verify.js');
  const { verificationJson, verificationText } = await import('../../pipeline/verify/verify-report.js');
  const { complain, print, say } = await import('../terminal.js');
  const wrong = (['runs', 'seed', 'size'] as const).filter((name) => !/^[1-9]\d{0,8}$/.test(options[name]));
  if (wrong.length > 0) {
    say(`onegal: --${wrong[0]} is not a number from 1\n    help: Write it as --${wrong[0]} 100.`);
    return exitCodes.couldNotRun;
  }
  const opened = openFolder(folder);
  const rules = options.rules === undefined ? null : readRules(options.rules);
  if (complain([...opened.diagnostics, ...(rules?.diagnostics ?? [])])) return exitCodes.couldNotRun;
  if (!opened.ok || rules?.ok === false) return exitCodes.couldNotRun;
  const numbers = { runs: Number(options.runs), seed: Number(options.seed), size: Number(options.size) };
  const given = rules === null ? numbers : { ...numbers, rules: rules.value };
  const verified = verifyWorkspace(opened.value, given);
  if (complain(verified.diagnostics) || !verified.ok) return exitCodes.couldNotRun;
  print(options.json === true ? verificationJson(verified.value) : verificationText(verified.value));
  return verified.value.counterexample === null ? exitCodes.clean : exitCodes.findings;
};
