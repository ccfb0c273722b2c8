import type { FileSet } from '../base/files.js';
import { exportLines } from '../report/export-lines.js';
import { jsonText } from '../report/json.js';
import { cloudExportOf } from './cloud-export.js';
import { manifestText } from './manifest.js';
import type { OpenedWorkspace } from './open-workspace.js';
import type { Simulation } from './simulate.js';
import { summaryOf } from './simulate-summary.js';

/** The files of `onegal simulate` (design 4). */
export const simulateOutput = (opened: OpenedWorkspace, simulation: Simulation): FileSet => {
  const files = new Map<string, string>();
  for (const run of simulation.servers) files.set(`export/${run.server}.jsonl`, exportLines(cloudExportOf(run)));
  for (const [path, text] of simulation.lists) files.set(path, text);
  files.set('findings.json', jsonText(simulation.findings));
  files.set('summary.json', jsonText(summaryOf(simulation)));
  files.set('manifest.json', manifestText(opened, files));
  return files;
};
