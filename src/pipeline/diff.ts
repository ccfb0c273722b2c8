import { assertNever } from '../base/assert-never.js';
import type { Diagnostic } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { sortedBy } from '../base/order.js';
import { failed, ok, type Result, resultOf } from '../base/result.js';
import { parseExpression } from '../expression/parse.js';
import { printExpression } from '../expression/print.js';
import {
  deletionThreshold,
  type ExportRow,
  exportDifference,
  type ServerDifference,
} from '../report/export-difference.js';
import { exportRow, readExportRows } from '../report/export-rows.js';
import { differenceOf, type RuleSet, type RuleSetDifference } from '../rule/difference.js';
import { defaultAsOf } from './as-of.js';
import { cloudExportOf } from './cloud-export.js';
import { openWorkspace } from './open-workspace.js';
import type { Resources } from './resources.js';
import { isRuleInput, readRuleInput } from './rule-input.js';
import { simulateWorkspace } from './simulate.js';

/** What a path turned out to hold. */
export type DiffSide =
  | { readonly kind: 'rules'; readonly set: RuleSet }
  /** What every server exports: of a workspace simulated now, or as a simulation wrote it. */
  | { readonly kind: 'exports'; readonly servers: ReadonlyMap<string, readonly ExportRow[]> };

/** Rule sets are compared by what they say, workspaces and simulations by what happens to whom. */
export type Difference =
  | { readonly kind: 'rules'; readonly rules: RuleSetDifference }
  | { readonly kind: 'exports'; readonly servers: readonly ServerDifference[] };

const isWorkspace = (files: FileSet): boolean => files.has('onegal.yaml');
const exportFile = /^export\/([^/]+)\.jsonl$/;

/** What of a folder a comparison may need. */
export const isDiffInput = (path: string): boolean =>
  path === 'onegal.yaml' ||
  /^(directory|servers)\//.test(path) ||
  /^[^/]+\.(ya?ml|csv|jsonl?)$/i.test(path) ||
  exportFile.test(path) ||
  isRuleInput(path);

/** Reads one side of a comparison; `resources` are what the package ships. */
export const readDiffSide = (files: FileSet, resources: Resources): Result<DiffSide> => {
  if (isWorkspace(files)) return simulateSide(files, resources);
  const exports = [...files].filter(([path]) => exportFile.test(path));
  if (exports.length > 0) return readExports(exports);
  const read = readRuleInput(new Map([...files].filter(([path]) => isRuleInput(path))));
  return read.ok ? ok({ kind: 'rules', set: read.value }, read.diagnostics) : read;
};

const simulateSide = (files: FileSet, resources: Resources): Result<DiffSide> => {
  const opened = openWorkspace(files, resources);
  if (!opened.ok) return opened;
  const simulated = simulateWorkspace(opened.value, { rules: null, asOf: defaultAsOf });
  if (!simulated.ok) return failed([...opened.diagnostics, ...simulated.diagnostics]);
  const servers = new Map(simulated.value.servers.map((run) => [run.server, cloudExportOf(run).map(exportRow)]));
  return ok({ kind: 'exports', servers }, [...opened.diagnostics, ...simulated.diagnostics]);
};

const readExports = (files: readonly (readonly [string, string])[]): Result<DiffSide> => {
  const diagnostics: Diagnostic[] = [];
  const servers = new Map<string, readonly ExportRow[]>();
  for (const [path, text] of files) {
    const rows = readExportRows(text, path);
    diagnostics.push(...rows.diagnostics);
    if (rows.ok) servers.set(exportFile.exec(path)?.[1] ?? path, rows.value);
  }
  return resultOf({ kind: 'exports', servers }, diagnostics);
};

/** Compares two sides of the same kind. */
export const diff = (before: DiffSide, after: DiffSide, threshold = deletionThreshold): Result<Difference> => {
  if (before.kind === 'rules' && after.kind === 'rules')
    return ok({ kind: 'rules', rules: differenceOf(before.set, after.set, canonicalExpression) });
  if (before.kind === 'exports' && after.kind === 'exports') {
    const names = new Set([...before.servers.keys(), ...after.servers.keys()]);
    const servers = sortedBy(names, (name) => name).map((name) =>
      exportDifference(name, before.servers.get(name) ?? [], after.servers.get(name) ?? [], threshold),
    );
    return ok({ kind: 'exports', servers });
  }
  return failed([differentKinds(before, after)]);
};

const canonicalExpression = (text: string): string => {
  const parsed = parseExpression(text);
  return parsed.ok ? printExpression(parsed.value) : text;
};

/** Whether there is anything that matters, which is exit code 1 (design 3). */
export const hasDifferences = (difference: Difference): boolean => {
  switch (difference.kind) {
    case 'rules': {
      const { added, removed, changed } = difference.rules;
      return added.length + removed.length + changed.length > 0;
    }
    case 'exports':
      return difference.servers.some(({ patterns }) => patterns.length > 0);
    default:
      return assertNever(difference);
  }
};

const differentKinds = (before: DiffSide, after: DiffSide): Diagnostic => {
  const words = { rules: 'a rule set', exports: 'a workspace or simulation' };
  return {
    code: 'pipeline/different-kinds',
    severity: 'error',
    message: `the first path is ${words[before.kind]} and the second ${words[after.kind]}`,
    help: 'Compare two rule sets, two workspaces, or what `onegal simulate` wrote for two of them.',
  };
};
