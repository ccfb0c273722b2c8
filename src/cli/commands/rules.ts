import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal rules`: converts rule sets between formats and says what a format cannot carry. */
export const rulesCommand = {
  name: 'rules',
  register(program: Command): void {
    program
      .command('rules')
      .summary('convert rule sets between formats without loss')
      .argument('<path>', 'rule XML, rules-editor script, AADConnectDsc data, a folder of them, or a server export')
      .requiredOption('--to <format>', 'xml, ps1 or dsc')
      .requiredOption('--out <folder>', 'where to write; must be new or empty')
      .option('--connectors <folder>', 'a server export that names the connectors')
      .option('--force', 'replace the output folder')
      .option('--json', 'print the summary as JSON')
      .action(async (path: string, options: RulesOptions) => {
        process.exitCode = await rules(path, options);
      });
  },
};

interface RulesOptions {
  readonly to: string;
  readonly out: string;
  readonly connectors?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const rules = async (path: string, options: RulesOptions): Promise<number> => {
  const [{ refuse }, { writeFolder }, conversion, { readRulePath }, { complain, print }] = await Promise.all([
    import('../../io/refuse-folder.js'),
    import('../../io/write-folder.js'),
    import('../../pipeline/convert-rules.js'),
    import('../read-rule-path.js'),
    import('../terminal.js'),
  ]);
  const inputs = options.connectors === undefined ? [path] : [path, options.connectors];
  const target = { force: options.force === true, inputs };
  const refusal = refuse(options.out, target);
  if (refusal !== null && complain([refusal])) return exitCodes.couldNotRun;
  const input = readRulePath(path);
  const connectors = options.connectors === undefined ? null : readRulePath(options.connectors);
  if (complain([...input.diagnostics, ...(connectors?.diagnostics ?? [])])) return exitCodes.couldNotRun;
  if (!input.ok || connectors?.ok === false) return exitCodes.couldNotRun;
  const converted = conversion.convertRules(input.value, options.to, connectors?.value ?? new Map());
  if (complain(converted.diagnostics) || !converted.ok) return exitCodes.couldNotRun;
  if (complain(writeFolder(options.out, converted.value.files, target).diagnostics)) return exitCodes.couldNotRun;
  const text = options.json === true ? conversion.conversionJson : conversion.conversionText;
  print(text(converted.value));
  return exitCodes.clean;
};
