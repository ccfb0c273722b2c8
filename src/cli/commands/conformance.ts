import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal conformance`: runs files of test vectors. */
export const conformanceCommand = {
  name: 'conformance',
  register(program: Command): void {
    program
      .command('conformance')
      .summary('run files of test vectors (expressions, cloud); the last line counts')
      .argument('<file...>', 'vector files in JSON')
      .option('--json', 'print the result as JSON')
      .action(async (files: readonly string[], options: { readonly json?: boolean }) => {
        process.exitCode = await conformance(files, options.json === true);
      });
  },
};

const conformance = async (paths: readonly string[], asJson: boolean): Promise<number> => {
  const [{ readTextFile }, pipeline, { complain, print }] = await Promise.all([
    import('../../io/read-folder.js'),
    import('../../pipeline/conformance/conformance.js'),
    import('../terminal.js'),
  ]);
  const results = paths.map((path) => {
    const text = readTextFile(path);
    return text.ok ? pipeline.runVectorFile(text.value, path) : text;
  });
  if (complain(results.flatMap(({ diagnostics }) => diagnostics))) return exitCodes.couldNotRun;
  const files = results.flatMap((result) => (result.ok ? [result.value] : []));
  print(asJson ? pipeline.conformanceJson(files) : pipeline.conformanceText(files));
  return pipeline.countVectors(files).failed > 0 ? exitCodes.findings : exitCodes.clean;
};
