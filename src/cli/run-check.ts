import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Diagnostic, Severity } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { failed, ok, type Result } from '../base/result.js';
import { readFolder, readTextFile } from '../io/read-folder.js';
import type { CheckOutcome } from '../pipeline/check-outcome.js';
import { type CheckReport, isAtLeast } from '../report/check-report.js';
import type { CheckOptions } from './commands/check.js';
import { exitCodes } from './exit-codes.js';
import { complain, print } from './terminal.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const formats: readonly string[] = ['text', 'json', 'sarif', 'junit', 'github'];

/** The work of `onegal check`, apart from listing and explaining. */
export const runCheck = async (path: string, options: CheckOptions): Promise<number> => {
  const level = severities.find((word) => word === options.severity);
  const format = options.json === true ? 'json' : options.format;
  const problems = [
    ...(level === undefined ? [unknownWord('--severity', options.severity, severities)] : []),
    ...(formats.includes(format) ? [] : [unknownWord('--format', format, formats)]),
  ];
  if (complain(problems) || level === undefined) return exitCodes.couldNotRun;
  const checked = await checkPath(path, options);
  if (complain(checked.diagnostics) || !checked.ok) return exitCodes.couldNotRun;
  const { report } = checked.value;
  print(await render(report, format));
  return report.findings.some(({ severity }) => isAtLeast(severity, level)) ? exitCodes.findings : exitCodes.clean;
};

const unknownWord = (option: string, word: string, known: readonly string[]): Diagnostic => ({
  code: 'cli/option',
  severity: 'error',
  message: `${option} cannot be \`${word}\``,
  help: `Use one of ${known.map((one) => `\`${one}\``).join(', ')}.`,
});

const checkPath = async (path: string, options: CheckOptions): Promise<Result<CheckOutcome>> => {
  const files = readInput(path);
  if (!files.ok) return files;
  const settings = options.config === undefined ? ok(null) : readTextFile(options.config);
  if (!settings.ok) return settings;
  if (files.value.has('onegal.yaml')) {
    const [{ checkWorkspace }, { readPackageData, packageVersion }] = await Promise.all([
      import('../pipeline/check-workspace.js'),
      import('../io/package-data.js'),
    ]);
    return checkWorkspace(files.value, { data: readPackageData(), version: packageVersion() }, options);
  }
  const { checkRules } = await import('../pipeline/check-rules.js');
  return checkRules(files.value);
};

/** What of a folder is input: a workspace's own files, or the files of rules. */
const readInput = (path: string): Result<FileSet> => {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (isFile) {
    const text = readTextFile(path);
    return text.ok ? ok(new Map([[basename(path), text.value]])) : failed(text.diagnostics);
  }
  const top = readFolder(path, (file) => file === 'onegal.yaml');
  if (!top.ok) return top;
  return readFolder(path, top.value.size > 0 ? isWorkspaceFile : (file) => /\.xml$/i.test(file));
};

const isWorkspaceFile = (path: string): boolean =>
  /^(?:directory|expectations|servers|policies)\//.test(path) || /^[^/]+\.(?:ya?ml|csv|jsonl?)$/.test(path);

const render = async (report: CheckReport, format: string): Promise<string> => {
  switch (format) {
    case 'json':
      return (await import('../report/check-json.js')).checkJson(report);
    default:
      return (await import('../report/check-text.js')).checkText(report);
  }
};
