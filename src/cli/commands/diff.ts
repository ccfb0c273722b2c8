import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal diff`: what two rule sets, workspaces or simulations do differently. */
export const diffCommand = {
  name: 'diff',
  register(program: Command): void {
    program
      .command('diff')
      .summary('what two rule sets do differently; who changes between two workspaces or simulations, and how')
      .argument('<before>', 'rules, a server export, a workspace, or what simulate wrote')
      .argument('<after>', 'the same kind')
      .option('--format <format>', 'text or markdown', 'text')
      .option('--threshold <number>', 'deletes that one export may have', '500')
      .option('--json', 'print the difference as JSON')
      .action(async (before: string, after: string, options: DiffOptions) => {
        process.exitCode = await diff(before, after, options);
      });
  },
};

interface DiffOptions {
  readonly format: string;
  readonly threshold: string;
  readonly json?: boolean;
}

const diff = async (before: string, after: string, options: DiffOptions): Promise<number> => {
  const { readDiffPath } = await import('../read-diff-path.js');
  const pipeline = await import('../../pipeline/diff.js');
  const { differenceJson, differenceText } = await import('../../pipeline/diff-report.js');
  const { complain, print, say } = await import('../terminal.js');
  const { format } = options;
  if (format !== 'text' && format !== 'markdown') {
    say(`onegal: there is no format \`${format}\`\n    help: Choose text or markdown, or use --json.`);
    return exitCodes.couldNotRun;
  }
  if (!/^\d{1,9}$/.test(options.threshold)) {
    say('onegal: the threshold is not a number\n    help: Write it as 500.');
    return exitCodes.couldNotRun;
  }
  const [old, now] = [readDiffPath(before), readDiffPath(after)];
  if (complain([...old.diagnostics, ...now.diagnostics]) || !old.ok || !now.ok) return exitCodes.couldNotRun;
  const found = pipeline.diff(old.value, now.value, Number(options.threshold));
  if (complain(found.diagnostics) || !found.ok) return exitCodes.couldNotRun;
  print(options.json === true ? differenceJson(found.value) : differenceText(found.value, format));
  return pipeline.hasDifferences(found.value) ? exitCodes.findings : exitCodes.clean;
};
