import type { Diagnostic, Place } from '../base/diagnostic.js';
import type { FileSet } from '../base/files.js';
import { compareText } from '../base/order.js';
import { failed, ok, type Result, resultOf } from '../base/result.js';
import type { Check } from '../checks/define-check.js';
import { ruleSetChecks } from '../checks/rule-set/registry.js';
import { RuleSet, type RuleSetGiven } from '../checks/rule-set.js';
import { type CheckRun, joinRuns, type RunOptions, runRuleSetChecks } from '../checks/run-checks.js';
import { type CheckSettings, noSettings } from '../checks/settings.js';
import { partPlaces } from '../rule/codec/xml/place-of-part.js';
import { readRuleFolder } from '../rule/read-rule-folder.js';
import { readServerExport } from '../rule/read-server-export.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import { isStandardRule, type SyncRule } from '../rule/sync-rule.js';
import { type CheckChoices, type CheckOutcome, optionsOf, outcomeOf } from './check-outcome.js';

/** Checks files of rules alone: a server export, several servers side by side, or loose rule files of any format. */
export const checkRules = async (files: FileSet, choices: CheckChoices = {}): Promise<Result<CheckOutcome>> => {
  const settings = await settingsFrom(choices, ruleSetChecks);
  if (!settings.ok) return settings;
  const definitions = await definitionsFrom(choices);
  if (!definitions.ok) return definitions;
  const run = await checkRuleFiles(ruleSetChecks, files, definitions.value, optionsOf(settings.value));
  if (!run.ok) return failed(run.diagnostics);
  const outcome = await outcomeOf(run.value, files, settings.value, choices);
  return outcome.ok ? ok(outcome.value, [...run.diagnostics, ...outcome.diagnostics]) : outcome;
};

/** The built-in standard rules, which take longer to read than all rules of a server: only when asked for. */
const definitionsFrom = async ({ data }: CheckChoices): Promise<Result<readonly SyncRule[] | null>> => {
  if (data === undefined) return ok(null);
  const { builtInStandardRules } = await import('../rule/out-of-box.js');
  return builtInStandardRules(data);
};

const settingsFrom = async (
  { config }: CheckChoices,
  checks: readonly Check<'rule-set'>[],
): Promise<Result<CheckSettings>> => {
  if (config === undefined) return ok(noSettings);
  const { readCheckSettings } = await import('../checks/read-settings.js');
  return readCheckSettings(config.text, config.file, new Set<string>(checks.map(({ id }) => id)));
};

const checkRuleFiles = async (
  checks: readonly Check<'rule-set'>[],
  files: FileSet,
  definitions: readonly SyncRule[] | null,
  options: RunOptions,
): Promise<Result<CheckRun>> => {
  const diagnostics: Diagnostic[] = [];
  const runs: CheckRun[] = [];
  for (const [folder, own] of serversOf(files)) {
    const read = await readServer(own);
    diagnostics.push(...read.diagnostics.map((diagnostic) => inFolder(diagnostic, folder)));
    if (!read.ok) continue;
    const placeOfRule = rulePlaces(own, folder);
    runs.push(
      runRuleSetChecks(checks, new RuleSet({ ...read.value, judge: await judgeOf(read.value.rules), definitions }), {
        ...options,
        placeOfRule,
      }),
    );
  }
  return resultOf(joinRuns(runs), diagnostics);
};

/** Only rules that somebody wrote are judged by their types; without one the checker need not be loaded. */
const judgeOf = async (rules: readonly SyncRule[]): Promise<NonNullable<RuleSetGiven['judge']> | null> =>
  rules.every(isStandardRule) ? null : (await import('../checks/expression-findings.js')).expressionFindings;

type RulesOfServer = Pick<ServerConfiguration, 'rules' | 'connectors' | 'metaverse'>;

const unknownMetaverse = { schema: new Map(), objectTypes: new Set<string>(), settings: new Map() };

/** Connectors and metaverse are read only where they are given: the AD connector is five sixths of an export (design 7). */
const readServer = async (files: FileSet): Promise<Result<RulesOfServer>> => {
  const paths = [...files.keys()];
  if (paths.some((path) => /^(?:Connectors|GlobalSettings)\//i.test(path))) return readServerExport(files);
  const isXml = paths.some((path) => /\.xml$/i.test(path));
  const read =
    isXml || paths.length === 0 ? readRuleFolder(files) : (await import('./rule-input.js')).readRuleInput(files);
  if (!read.ok) return failed(read.diagnostics);
  const { rules } = read.value;
  const nothing = rules.length === 0 ? [noRules] : [];
  return resultOf({ rules, connectors: [], metaverse: unknownMetaverse }, [...read.diagnostics, ...nothing]);
};

const noRules: Diagnostic = {
  code: 'pipeline/no-rules',
  severity: 'error',
  message: 'there are no rules here',
  help: 'Give a workspace, the folder that `Get-ADSyncServerConfiguration` wrote, or a folder of rule files.',
};

/** The files of each server by its folder: what stands above `SynchronizationRules`; everything is one set where there is none. */
const serversOf = (files: FileSet): ReadonlyMap<string, FileSet> => {
  const servers = new Map<string, Map<string, string>>();
  const folders = new Set<string>();
  for (const path of files.keys()) {
    const match = /^(.*\/)?SynchronizationRules\/[^/]+$/i.exec(path);
    if (match !== null) folders.add(match[1] ?? '');
  }
  if (folders.size === 0) return new Map([['', files]]);
  for (const folder of [...folders].sort(compareText)) servers.set(folder, new Map());
  for (const [path, text] of files) {
    const folder = /^(.*\/)?(?:SynchronizationRules|Connectors|GlobalSettings)\/[^/]+$/i.exec(path)?.[1] ?? '';
    servers.get(folder)?.set(path.slice(folder.length), text);
  }
  return servers;
};

const inFolder = (diagnostic: Diagnostic, folder: string): Diagnostic =>
  diagnostic.at === undefined || folder === ''
    ? diagnostic
    : { ...diagnostic, at: { ...diagnostic.at, file: folder + diagnostic.at.file } };

/** Where parts of rules stand, found out when the first finding asks. */
export const rulePlaces = (files: FileSet, folder: string): NonNullable<RunOptions['placeOfRule']> => {
  const known = new Map<string, ReturnType<typeof partPlaces>>();
  return (rule, part, { span }): Place | null => {
    const file = fileOfRule(files, rule);
    if (file === null) return null;
    const places = known.get(file) ?? partPlaces(files.get(file) ?? '', folder + file);
    known.set(file, places);
    return places(part?.kind === 'flow' && span !== undefined ? { ...part, offset: span.start } : part);
  };
};

/** A file is usually named after its rule; what decides is the identifier inside (FOL-3). */
export const fileOfRule = (files: FileSet, rule: SyncRule): string | null => {
  const id = new RegExp(`<id>\\s*\\{?${rule.id}\\}?\\s*</id>`, 'i');
  const holds = (path: string): boolean => id.test(files.get(path) ?? '');
  const named = [...files.keys()].find((path) => path.toLowerCase().includes(rule.id) && holds(path));
  return named ?? [...files.keys()].find((path) => path.toLowerCase().endsWith('.xml') && holds(path)) ?? null;
};
