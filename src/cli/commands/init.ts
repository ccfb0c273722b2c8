import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';

/** `onegal init`: a commented starter workspace that compiles and simulates at once. */
export const initCommand = {
  name: 'init',
  register(program: Command): void {
    program
      .command('init')
      .summary('a commented starter workspace')
      .argument('<folder>', 'must be new or empty')
      .action(async (folder: string) => {
        process.exitCode = await init(folder);
      });
  },
};

const init = async (folder: string): Promise<number> => {
  const [{ writeFolder }, { readPackageData }, { starterWorkspace }, { complain, print }] = await Promise.all([
    import('../../io/write-folder.js'),
    import('../../io/package-data.js'),
    import('../../pipeline/starter-workspace.js'),
    import('../terminal.js'),
  ]);
  const files = starterWorkspace(readPackageData());
  if (complain(writeFolder(folder, files, { force: false, inputs: [] }).diagnostics)) return exitCodes.couldNotRun;
  print(
    `wrote ${[...files.keys()].join(', ')} to ${folder}\nnext: edit onegal.yaml, then run: onegal simulate ${folder} --out <folder>`,
  );
  return exitCodes.clean;
};
