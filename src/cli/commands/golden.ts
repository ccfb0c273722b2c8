import { join } from 'node:path';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal golden`: compares what a case generates with its committed files; the command for CI. */
export const goldenCommand = {
  name: 'golden',
  register(program: Command): void {
    program
      .command('golden')
      .summary('compare generated output with committed golden files')
      .argument('<case...>', 'folders with workspace/ and expected/')
      .option('--update', 'replace the committed files by what is generated now')
      .action(async (cases: string[], options: { readonly update?: boolean }) => {
        process.exitCode = await golden(cases, options.update === true);
      });
  },
};

const golden = async (cases: readonly string[], update: boolean): Promise<number> => {
  const { complain, print } = await import('../terminal.js');
  let code: number = exitCodes.clean;
  for (const folder of cases) {
    const outcome = await runCase(folder, update);
    if (complain(outcome.diagnostics)) code = exitCodes.couldNotRun;
    if (!outcome.ok) continue;
    print(outcome.value.text);
    if (outcome.value.differs && code === exitCodes.clean) code = exitCodes.findings;
  }
  return code;
};

const runCase = async (folder: string, update: boolean) => {
  const [{ openFolder }, { readFolder }, { writeFolder }, { generateCase, compareCase }, { ok, failed }] =
    await Promise.all([
      import('../open-folder.js'),
      import('../../io/read-folder.js'),
      import('../../io/write-folder.js'),
      import('../../pipeline/golden.js'),
      import('../../base/result.js'),
    ]);
  const opened = openFolder(join(folder, 'workspace'));
  if (!opened.ok) return failed(opened.diagnostics);
  const generated = generateCase(opened.value);
  if (!generated.ok) return failed([...opened.diagnostics, ...generated.diagnostics]);
  const target = join(folder, 'expected', 'output');
  if (update) {
    const written = writeFolder(target, generated.value, { force: true, inputs: [join(folder, 'workspace')] });
    return written.ok ? ok({ text: `${folder}: ${generated.value.size} files written`, differs: false }) : written;
  }
  const committed = readFolder(target);
  if (!committed.ok) return failed(committed.diagnostics);
  const differences = compareCase(committed.value, generated.value);
  const text =
    differences === '' ? `${folder}: ${generated.value.size} files as expected` : `${folder}:\n${differences}`;
  return ok({ text, differs: differences !== '' });
};
