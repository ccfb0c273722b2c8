import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal compile`: the custom rules of every server, in all formats. */
export const compileCommand = {
  name: 'compile',
  register(program: Command): void {
    program
      .command('compile')
      .summary('custom rules for every server, in all formats')
      .argument('<workspace>', 'folder with onegal.yaml')
      .requiredOption('--out <folder>', 'where to write; must be new or empty')
      .option('--force', 'replace the output folder')
      .option('--json', 'print the summary as JSON')
      .action(async (workspace: string, options: CompileOptions) => {
        const { runWithRoomFor } = await import('../../io/large-heap.js');
        process.exitCode = runWithRoomFor(workspace) ?? (await compile(workspace, options));
      });
  },
};

interface CompileOptions {
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const compile = async (folder: string, options: CompileOptions): Promise<number> => {
  const [
    { openFolder },
    { refuse },
    { writeFolder },
    { compileWorkspace },
    proof,
    report,
    summary,
    { complain, print },
  ] = await Promise.all([
    import('../open-folder.js'),
    import('../../io/refuse-folder.js'),
    import('../../io/write-folder.js'),
    import('../../pipeline/compile.js'),
    import('../../pipeline/prove.js'),
    import('../../pipeline/compile-output.js'),
    import('../../pipeline/compile-summary.js'),
    import('../terminal.js'),
  ]);
  const target = { force: options.force === true, inputs: [folder] };
  const refusal = refuse(options.out, target);
  if (refusal !== null && complain([refusal])) return exitCodes.couldNotRun;
  const opened = openFolder(folder);
  if (complain(opened.diagnostics) || !opened.ok) return exitCodes.couldNotRun;
  const compiled = compileWorkspace(opened.value);
  if (complain(compiled.diagnostics) || !compiled.ok) return exitCodes.couldNotRun;
  const proofs = proof.proveServers(opened.value, compiled.value);
  const output = report.compileOutput(opened.value, compiled.value, proofs);
  complain(report.scriptRemarks(opened.value));
  if (complain(writeFolder(options.out, output, target).diagnostics)) return exitCodes.couldNotRun;
  const summarise = options.json === true ? summary.compileSummaryJson : summary.compileSummaryText;
  print(summarise(compiled.value, proofs));
  return proof.allHold(proofs) ? exitCodes.clean : exitCodes.findings;
};
