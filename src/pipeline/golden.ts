import { createTwoFilesPatch } from 'diff';
import type { FileSet } from '../base/files.js';
import { sortedBy } from '../base/order.js';
import { failed, ok, type Result } from '../base/result.js';
import { defaultAsOf } from './as-of.js';
import { compileWorkspace } from './compile.js';
import { compileOutput } from './compile-output.js';
import type { OpenedWorkspace } from './open-workspace.js';
import { simulateOutput } from './simulate-output.js';

/** Everything the commands `compile` and `simulate` write for a case, below `compile/` and `simulate/`. */
export const generateCase = (opened: OpenedWorkspace): Result<FileSet> => {
  const compiled = compileWorkspace(opened);
  if (!compiled.ok) return compiled;
  const simulated = simulateOutput(opened, { rules: null, asOf: defaultAsOf });
  if (!simulated.ok) return failed(simulated.diagnostics);
  const files = new Map<string, string>();
  for (const [path, text] of compileOutput(opened, compiled.value)) files.set(`compile/${path}`, text);
  for (const [path, text] of simulated.value.files) files.set(`simulate/${path}`, text);
  return ok(files);
};

/** Unified diffs of every file that differs, is missing or is new, as text; empty when nothing does. */
export const compareCase = (committed: FileSet, generated: FileSet): string =>
  sortedBy(new Set([...committed.keys(), ...generated.keys()]), (path) => path)
    .map((path) => compareFile(path, committed.get(path), generated.get(path)))
    .join('');

const compareFile = (path: string, before: string | undefined, after: string | undefined): string => {
  const old = before === undefined ? undefined : withoutBom(before);
  const now = after === undefined ? undefined : withoutBom(after);
  if (old === now) return '';
  // The search for the shortest difference is bounded: two long texts with nothing in common would take seconds.
  const options = { context: 3, timeout: 2_000 };
  const patch = createTwoFilesPatch(
    old === undefined ? '/dev/null' : `expected/${path}`,
    now === undefined ? '/dev/null' : `generated/${path}`,
    old ?? '',
    now ?? '',
    undefined,
    undefined,
    options,
  );
  return patch ?? `expected/${path} and generated/${path} have nothing in common\n`;
};

/** The reader has taken the BOM off the committed file already. */
const withoutBom = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);
