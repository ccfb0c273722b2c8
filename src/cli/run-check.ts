import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic, Severity } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { failed, ok, type Result } from '../base/result.js';
import type { OpenedFolder } from '../io/open-folder-files.js';
import { readFolder, readTextFile } from '../io/read-folder.js';
import type { CheckChoices, CheckOutcome } from '../pipeline/check-outcome.js';
import { checkRules } from '../pipeline/check-rules.js';
import { type CheckReport, isAtLeast } from '../report/check-report.js';
import { checkText } from '../report/check-text.js';
import type { CheckOptions } from './commands/check.js';
import { exitCodes } from './exit-codes.js';
import { complain, print, say } from './terminal.js';
import { delayOptimisation } from './v8-flags.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const formats: readonly string[] = ['text', 'json', 'sarif', 'junit', 'github'];

/** The work of `onegal check`, apart from listing and explaining. */
export const runCheck = async (path: string, options: CheckOptions, streamFrom = largeDirectory): Promise<number> => {
  const level = severities.find((word) => word === options.severity);
  const format = options.json === true ? 'json' : options.format;
  const problems = [
    ...(level === undefined ? [unknownWord('--severity', options.severity, severities)] : []),
    ...(formats.includes(format) ? [] : [unknownWord('--format', format, formats)]),
  ];
  if (complain(problems) || level === undefined) return exitCodes.couldNotRun;
  let inStream = false;
  if (existsSync(join(path, 'onegal.yaml'))) {
    const { bytesIn, runWithRoomFor } = await import('../io/large-heap.js');
    const directory = bytesIn(join(path, 'directory'));
    inStream = options.stream === true || directory > streamFrom;
    const code = runWithRoomFor(path, bytesIn(path) - (inStream ? directory : 0));
    if (code !== null) return code;
  }
  let checked = await checkPath(path, options, inStream);
  if (complain(checked.diagnostics) || !checked.ok) return exitCodes.couldNotRun;
  if (options.fix === true) {
    if (!(await fix(path, checked.value, options.yes === true))) return exitCodes.couldNotRun;
    if (options.yes === true) checked = await checkPath(path, options, inStream);
    if (!checked.ok) return exitCodes.couldNotRun;
  }
  const { report } = checked.value;
  if (options.writeBaseline !== undefined && !(await writeBaseline(options.writeBaseline, report)))
    return exitCodes.couldNotRun;
  // The difference is the result of --fix alone; what is left to say is about the findings.
  if (options.fix !== true || options.yes === true) print(await render(report, format));
  if (options.writeBaseline !== undefined) return exitCodes.clean;
  return report.findings.some(({ severity }) => isAtLeast(severity, level)) ? exitCodes.findings : exitCodes.clean;
};

const unknownWord = (option: string, word: string, known: readonly string[]): Diagnostic => ({
  code: 'cli/option',
  severity: 'error',
  message: `${option} cannot be \`${word}\``,
  help: `Use one of ${known.map((one) => `\`${one}\``).join(', ')}.`,
});

/** A directory of this size is checked while it is read; a simulation of it would take several GB of memory. */
const largeDirectory = 256 * 1024 * 1024;

/** Findings listed of one check of a directory that is checked in a stream; a baseline needs them all. */
const listedOf = ({ baseline, writeBaseline }: CheckOptions): number =>
  baseline === undefined && writeBaseline === undefined ? 1000 : Number.POSITIVE_INFINITY;

const checkPath = async (path: string, options: CheckOptions, inStream: boolean): Promise<Result<CheckOutcome>> => {
  const input = await readInput(path, inStream ? 0 : excerptLimit);
  const choices = readChoices(options);
  if (!input.ok || !choices.ok) return failed([...input.diagnostics, ...choices.diagnostics]);
  const { files, streams } = input.value;
  if (!files.has('onegal.yaml')) {
    delayOptimisation();
    if (options.standardRules !== true) return checkRules(files, choices.value);
    const { readPackageData } = await import('../io/package-data.js');
    return checkRules(files, { ...choices.value, data: readPackageData() });
  }
  const [{ checkWorkspace }, { readPackageData, packageVersion }] = await Promise.all([
    import('../pipeline/check-workspace.js'),
    import('../io/package-data.js'),
  ]);
  const modules = await readModules(path, files, options.runPolicies === true);
  if (!modules.ok) return failed(modules.diagnostics);
  const resources = { data: readPackageData(), version: packageVersion() };
  return checkWorkspace(files, resources, {
    ...choices.value,
    modules: modules.value,
    streams,
    ...(inStream ? { inStream: { kept: listedOf(options) } } : {}),
  });
};

/** Runs the policies that are code; without --run-policies they are only named. */
const readModules = async (
  folder: string,
  files: FileSet,
  run: boolean,
): Promise<Result<NonNullable<CheckChoices['modules']>>> => {
  const paths = [...files.keys()].filter((path) => /^policies\/.*\.(?:m?js|ts)$/i.test(path)).sort();
  if (paths.length > 0 && !run) {
    say(`${paths.length} policies are code and are not run; --run-policies runs them`);
    return ok([]);
  }
  const diagnostics: Diagnostic[] = [];
  const modules: { readonly file: string; readonly exported: unknown }[] = [];
  const { loadModule } = await import('../io/load-module.js');
  for (const file of paths) {
    const loaded = await loadModule(join(folder, file), file);
    diagnostics.push(...loaded.diagnostics);
    if (loaded.ok) modules.push({ file, exported: loaded.value });
  }
  return diagnostics.length > 0 ? failed(diagnostics) : ok(modules);
};

/** The files that options name, as text. */
const readChoices = ({ asOf, baseline, config }: CheckOptions): Result<CheckChoices> => {
  const diagnostics: Diagnostic[] = [];
  const read = (file: string | undefined) => {
    if (file === undefined) return undefined;
    const text = readTextFile(file);
    diagnostics.push(...text.diagnostics);
    return text.ok ? { text: text.value, file } : undefined;
  };
  const [known, settings] = [read(baseline), read(config)];
  const choices: CheckChoices = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(known === undefined ? {} : { baseline: known }),
    ...(settings === undefined ? {} : { config: settings }),
  };
  return diagnostics.length > 0 ? failed(diagnostics) : ok(choices);
};

/** What of a folder is input: a workspace's own files, or the files of rules. Exports above a size are read piece by piece. */
const readInput = async (path: string, streamedFrom: number): Promise<Result<OpenedFolder>> => {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (isFile) {
    const text = readTextFile(path, basename(path));
    return text.ok ? ok(withoutStreams(new Map([[basename(path), text.value]]))) : failed(text.diagnostics);
  }
  const top = readFolder(path, (file) => file === 'onegal.yaml');
  if (!top.ok) return top;
  if (top.value.size === 0) {
    const rules = readFolder(path, isRuleFile);
    return rules.ok ? ok(withoutStreams(rules.value), rules.diagnostics) : rules;
  }
  const [{ openFolderFiles }, { isInput, isLargeInput }] = await Promise.all([
    import('../io/open-folder-files.js'),
    import('./open-folder.js'),
  ]);
  return openFolderFiles(
    path,
    (file) => isInput(file) || /^policies\//.test(file),
    (file, size) => size > streamedFrom && isLargeInput(file),
  );
};

const withoutStreams = (files: FileSet): OpenedFolder => ({ files, streams: new Map(), streamedBytes: 0 });

/** Up to this size findings show the line they speak of; a larger directory is read as a stream. */
const excerptLimit = 32 * 1024 * 1024;

const isRuleFile = (path: string): boolean => /\.(?:xml|ps1|ya?ml)$/i.test(path);

const render = async (report: CheckReport, format: string): Promise<string> => {
  switch (format) {
    case 'json':
      return (await import('../report/check-json.js')).checkJson(report);
    case 'sarif': {
      const { packageVersion } = await import('../io/package-data.js');
      return (await import('../report/check-sarif.js')).checkSarif(report, packageVersion());
    }
    case 'junit':
      return (await import('../report/check-junit.js')).checkJunit(report);
    case 'github':
      return (await import('../report/check-github.js')).checkGithub(report);
    default:
      return checkText(report);
  }
};

/** Shows what can be repaired, and repairs it when asked to; false when a file could not be written. */
const fix = async (path: string, { found, report }: CheckOutcome, write: boolean): Promise<boolean> => {
  const { repairRules } = await import('../pipeline/fix-rules.js');
  const { count, differences, files, left } = repairRules(found, report.files);
  if (differences !== '') print(differences);
  for (const file of left) say(`${file} is not written as the product writes it and is left as it is`);
  say(`${count} findings ${write ? 'are repaired' : 'can be repaired; --yes repairs them'} in ${files.size} files`);
  if (!write) return true;
  const { writeTextFile } = await import('../io/write-file.js');
  const folder = statSync(path).isFile() ? dirname(path) : path;
  for (const [file, text] of files) if (complain(writeTextFile(join(folder, file), text).diagnostics)) return false;
  return true;
};

const writeBaseline = async (file: string, report: CheckReport): Promise<boolean> => {
  const [{ baselineText }, { writeTextFile }] = await Promise.all([
    import('../report/check-baseline.js'),
    import('../io/write-file.js'),
  ]);
  return !complain(writeTextFile(file, baselineText(report.findings)).diagnostics);
};
