import type { Diagnostic } from '../base/diagnostic.js';
import { failed, ok, type Result } from '../base/result.js';
import { StagedFolder } from '../io/staged-folder.js';
import { type PartOptions, writeSimulationInParts } from '../pipeline/parts/simulate-in-parts.js';
import type { SimulationTotals } from '../pipeline/simulate-summary.js';
import { openFolderInParts } from './open-folder.js';
import { type PartThreadData, startPartThreads } from './part-threads.js';
import { terminalProgress } from './progress.js';

/** Where a simulation goes, see `StagedFolder.open`. */
interface Target {
  readonly out: string;
  readonly force: boolean;
  readonly inputs: readonly string[];
}

/**
 * Simulates a workspace folder without holding its directory. `null`: it can only be simulated as a whole, or something is wrong with it that
 * whoever opens it as a whole tells in full.
 */
export const simulateFolderInParts = async (
  folder: string,
  { rules, asOf }: Pick<PartOptions, 'rules' | 'asOf'>,
  target: Target,
  threads: Omit<PartThreadData, 'folder' | 'share' | 'spool'>,
): Promise<Result<SimulationTotals> | null> => {
  const progress = terminalProgress();
  const output = StagedFolder.open(target.out, target);
  if (!output.ok) return null;
  // Threads read the workspace, too: at the same time.
  const others = startPartThreads({ folder, ...threads }, output.value);
  const input = openFolderInParts(folder, progress);
  if (!input.ok) {
    others.stop();
    output.value.discard();
    return null;
  }
  progress.start('simulating', input.value.bytes);
  try {
    const options = { rules, asOf, progress, output: output.value, remarks: input.diagnostics, others };
    const simulated = await writeSimulationInParts(input.value, options);
    progress.done();
    if (simulated?.ok !== true) return simulated;
    const finished = output.value.finish();
    const problems: readonly Diagnostic[] = [...simulated.diagnostics, ...finished.diagnostics];
    return finished.ok ? ok(simulated.value, problems) : failed(problems);
  } finally {
    others.stop();
    output.value.discard();
  }
};
