import type { Command } from 'commander';
import type { StarterAnswers } from '../../pipeline/starter-workspace.js';
import { exitCodes } from '../exit-codes.js';

/** `onegal init`: a commented starter workspace that compiles and simulates at once. */
export const initCommand = {
  name: 'init',
  register(program: Command): void {
    program
      .command('init')
      .summary('a commented starter workspace')
      .argument('<folder>', 'must be new or empty')
      .option('--forest <name>', 'DNS name of the Active Directory forest')
      .option('--marker <attribute>', 'attribute that says where a mailbox lives')
      .option(
        '--tenant <tenant>',
        'cloud:initialDomain[:domain,domain], the first tenant first; may be repeated; clouds are global, china, usgov',
        (value: string, earlier: readonly string[]) => [...earlier, value],
        [],
      )
      .option('--yes', 'ask nothing')
      .action(async (folder: string, options: InitOptions) => {
        process.exitCode = await init(folder, options);
      });
  },
};

interface InitOptions {
  readonly forest?: string;
  readonly marker?: string;
  readonly tenant: readonly string[];
  readonly yes?: boolean;
}

const init = async (folder: string, options: InitOptions): Promise<number> => {
  const { refuse } = await import('../../io/refuse-folder.js');
  const { writeFolder } = await import('../../io/write-folder.js');
  const { readPackageData } = await import('../../io/package-data.js');
  const starter = await import('../../pipeline/starter-workspace.js');
  const { complain, print } = await import('../terminal.js');
  const target = { force: false, inputs: [] };
  const refusal = refuse(folder, target);
  if (refusal !== null && complain([refusal])) return exitCodes.couldNotRun;
  const isAsked =
    process.stdin.isTTY && options.yes !== true && options.forest === undefined && options.tenant.length === 0;
  const given = isAsked ? await ask(starter.defaultAnswers) : options;
  const tenants = given.tenant.map(starter.readStarterTenant);
  const answers: StarterAnswers = {
    forest: given.forest ?? starter.defaultAnswers.forest,
    marker: given.marker ?? starter.defaultAnswers.marker,
    tenants:
      tenants.length === 0 ? starter.defaultAnswers.tenants : tenants.flatMap((one) => (one.ok ? [one.value] : [])),
  };
  const problems = tenants.flatMap(({ diagnostics }) => diagnostics);
  if (complain(problems.length > 0 ? problems : starter.checkAnswers(answers))) return exitCodes.couldNotRun;
  const files = starter.starterWorkspace(readPackageData(), answers);
  if (complain(writeFolder(folder, files, target).diagnostics)) return exitCodes.couldNotRun;
  print(
    `wrote ${[...files.keys()].join(', ')} to ${folder}\nnext: edit onegal.yaml, then run: onegal simulate ${folder} --out <folder>`,
  );
  return exitCodes.clean;
};

/** Asks on the terminal; an empty answer takes what stands in brackets. */
const ask = async (usual: StarterAnswers): Promise<InitOptions> => {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = async (text: string, fallback: string): Promise<string> =>
    (await terminal.question(`${text} [${fallback}]: `)).trim() || fallback;
  try {
    const forest = await question('DNS name of the forest', usual.forest);
    const marker = await question('attribute that says where a mailbox lives', usual.marker);
    const tenant: string[] = [];
    for (const { cloud, initialDomain, domains } of usual.tenants) {
      const initial = await question(`initial domain of the ${cloud} tenant`, initialDomain);
      const own = await question('its own domains, separated by commas', domains.join(','));
      tenant.push(`${cloud}:${initial}:${own.replace(/\s/g, '')}`);
    }
    return { forest, marker, tenant };
  } finally {
    terminal.close();
  }
};
