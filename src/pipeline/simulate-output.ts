import type { FileSet } from '../base/files.js';
import { type Output, TextOutput } from '../base/output.js';
import { ok, type Result } from '../base/result.js';
import { jsonPieces, jsonText } from '../report/json.js';
import { manifestText } from './manifest.js';
import type { OpenedWorkspace } from './open-workspace.js';
import { type SimulateOptions, type Simulation, simulateWorkspace } from './simulate.js';
import { type SimulationTotals, summaryOf, totalsOf } from './simulate-summary.js';

/** Runs `onegal simulate` and writes its files piece by piece as they are made (design 4); what was begun is worth nothing when it fails. */
export const writeSimulation = (
  opened: OpenedWorkspace,
  options: SimulateOptions,
  output: Output,
): Result<Simulation> => {
  const simulated = simulateWorkspace(opened, { ...options, output });
  if (simulated.ok) writeSummary(opened, totalsOf(simulated.value), jsonPieces(simulated.value.findings), output);
  return simulated;
};

/** Findings, numbers and manifest, which come last; `findings` is the text of the first of them. */
export const writeSummary = (
  opened: OpenedWorkspace,
  totals: SimulationTotals,
  findings: Iterable<string>,
  output: Output,
): void => {
  for (const piece of findings) output.write('findings.json', piece);
  output.write('summary.json', jsonText(summaryOf(totals)));
  output.write('manifest.json', manifestText(opened, output.hashes()));
};

/** The same in memory, for directories that fit there. */
export const simulateOutput = (
  opened: OpenedWorkspace,
  options: SimulateOptions,
): Result<{ readonly simulation: Simulation; readonly files: FileSet }> => {
  const output = new TextOutput();
  const written = writeSimulation(opened, options, output);
  return written.ok ? ok({ simulation: written.value, files: output.files() }, written.diagnostics) : written;
};
