import { invariant } from '../../src/base/assert-never.js';
import type { FileSet } from '../../src/base/files.js';
import { defaultAsOf } from '../../src/pipeline/as-of.js';
import { type OpenedWorkspace, openWorkspace } from '../../src/pipeline/open-workspace.js';
import { type Simulation, simulateWorkspace } from '../../src/pipeline/simulate.js';
import { resources } from '../package-files.js';

/** Opens a workspace that must be sound. */
export const open = (files: FileSet): OpenedWorkspace => {
  const opened = openWorkspace(files, resources);
  invariant(opened.ok, JSON.stringify(opened.diagnostics, null, 1));
  return opened.value;
};

/** Simulates a workspace that must be sound. */
export const simulate = (opened: OpenedWorkspace): Simulation => {
  const simulated = simulateWorkspace(opened, { rules: null, asOf: defaultAsOf });
  invariant(simulated.ok, JSON.stringify(simulated.diagnostics, null, 1));
  return simulated.value;
};
