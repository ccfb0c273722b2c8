import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal check`: validates a workspace, a server export or rule files. */
export const checkCommand = {
  name: 'check',
  register(program: Command): void {
    program
      .command('check')
      .summary('validate a workspace, a server export or a folder of rule files')
      .argument('[path]', 'workspace folder, Get-ADSyncServerConfiguration export, or rule files')
      .option('--format <format>', 'text, json, sarif, junit or github', 'text')
      .option('--json', 'the same as --format json')
      .option('--severity <level>', 'exit with 1 from this severity on: error, warning or info', 'error')
      .option('--config <file>', 'settings of checks for rules outside of a workspace; the key `checks` of onegal.yaml')
      .option('--baseline <file>', 'findings that are known and do not count')
      .option('--write-baseline <file>', 'write what is found now as the baseline')
      .option('--fix', 'print what can be repaired in text as a difference, and repair it with --yes')
      .option('--yes', 'with --fix: write the repaired files')
      .option('--standard-rules', 'compare the standard rules of an export with the built-in ones')
      .option('--run-policies', 'run the policies of the workspace that are JavaScript or TypeScript')
      .option('--stream', 'check the directory while it is read, without simulating it, whatever its size')
      .option('--as-of <date>', 'the day of the check, for warnings with a date')
      .option('--list', 'list every check')
      .option('--explain <id>', 'explain one check')
      .action(async (path: string | undefined, options: CheckOptions) => {
        process.exitCode = await check(path, options);
      });
  },
};

/** What the command line says; checked in the work behind it. */
export interface CheckOptions {
  readonly format: string;
  readonly json?: boolean;
  readonly severity: string;
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fix?: boolean;
  readonly yes?: boolean;
  readonly standardRules?: boolean;
  readonly runPolicies?: boolean;
  readonly stream?: boolean;
  readonly asOf?: string;
  readonly list?: boolean;
  readonly explain?: string;
}

const check = async (path: string | undefined, options: CheckOptions): Promise<number> => {
  if (options.list === true || options.explain !== undefined) {
    const { complain, print } = await import('../terminal.js');
    const { listText, explainText } = await import('../../pipeline/check-list.js');
    const text =
      options.explain === undefined ? await listText(options.json === true) : await explainText(options.explain);
    if (!text.ok) {
      complain(text.diagnostics);
      return exitCodes.couldNotRun;
    }
    print(text.value);
    return exitCodes.clean;
  }
  if (path === undefined) {
    const { say } = await import('../terminal.js');
    say('onegal: name what to check, or ask with --list or --explain <id>');
    return exitCodes.couldNotRun;
  }
  return (await import('../run-check.js')).runCheck(path, options);
};
