import type { Instant } from '../attribute/value.js';
import { invariant } from '../base/assert-never.js';
import { placeOf } from '../base/document.js';
import { below, type FileSet } from '../base/files.js';
import { readYaml } from '../base/read-yaml.js';
import { failed, ok, type Result, resultOf } from '../base/result.js';
import { type Companion, readCompanion } from '../checks/companion.js';
import type { Check } from '../checks/define-check.js';
import { runDirectoryChecks } from '../checks/directory-run.js';
import { directoryContext } from '../checks/directory-subject.js';
import { expressionFindings } from '../checks/expression-findings.js';
import { noPolicies, type Policies } from '../checks/policies/policy.js';
import { policiesOfModule } from '../checks/policies/policy-module.js';
import { joinPolicies, readPolicies } from '../checks/policies/read-policies.js';
import { readCheckSettings } from '../checks/read-settings.js';
import { loadAllChecks, loadChecks } from '../checks/registry.js';
import { RuleSet } from '../checks/rule-set.js';
import {
  type CheckFinding,
  type CheckRun,
  joinRuns,
  type RunOptions,
  runOutcomeChecks,
  runRuleSetChecks,
  runTopologyChecks,
  simulationRun,
} from '../checks/run-checks.js';
import { type CheckSettings, noSettings, suppressionOf } from '../checks/settings.js';
import { simulationIds } from '../checks/simulation-kinds.js';
import type { TopologySubject } from '../checks/topology-subject.js';
import { loadDirectory } from '../model/load/load-directory.js';
import type { Workspace } from '../model/workspace.js';
import { builtInStandardRules } from '../rule/out-of-box.js';
import type { ServerConfiguration } from '../rule/server-export.js';
import type { SyncRule } from '../rule/sync-rule.js';
import { readAsOf } from './as-of.js';
import { type CheckChoices, type CheckOutcome, optionsOf, outcomeOf } from './check-outcome.js';
import { rulePlaces } from './check-rules.js';
import { compileWorkspace } from './compile.js';
import { DirectoryStream, notSimulated } from './directory-stream.js';
import { type OpenedWorkspace, openWith } from './open-workspace.js';
import type { Resources } from './resources.js';
import { simulateWorkspace } from './simulate.js';

/** Checks everything a workspace holds: topology, objects, and the rules of every server with those that are compiled for it. */
export const checkWorkspace = async (
  files: FileSet,
  resources: Resources,
  choices: CheckChoices = {},
): Promise<Result<CheckOutcome>> => {
  const asOf = readAsOf(choices.asOf);
  if (!asOf.ok) return failed(asOf.diagnostics);
  const policies = policiesOf(files, resources, asOf.value, choices.modules ?? []);
  const own = policies.ok ? policies.value : noPolicies;
  const checks = [...(await loadAllChecks()), ...Object.values(own).flat()].map(({ id }): string => id);
  const ids = new Set([...checks, ...simulationIds(checks)]);
  const settings = readCheckSettings(files.get('onegal.yaml') ?? '', 'onegal.yaml', ids);
  const stream = await streamOf(choices, own, settings.ok ? settings.value : noSettings);
  const opened = openWith(files, resources, choices.streams ?? new Map(), stream?.load ?? loadDirectory);
  const problems = [...opened.diagnostics, ...policies.diagnostics, ...settings.diagnostics];
  if (!opened.ok || !policies.ok || !settings.ok) return failed(problems);
  const companion = companionOf(files, resources);
  if (!companion.ok) return failed([...problems, ...companion.diagnostics]);
  const run = await checkOpened(opened.value, companion.value, own, asOf.value, optionsOf(settings.value), stream);
  if (!run.ok) return failed([...problems, ...run.diagnostics]);
  const outcome = await outcomeOf(run.value, files, settings.value, choices);
  if (!outcome.ok) return outcome;
  return ok(outcome.value, [...problems, ...run.diagnostics, ...outcome.diagnostics]);
};

/** The way to check the directory while it is read, if it is to be checked so. */
const streamOf = async (
  { inStream }: CheckChoices,
  own: Policies,
  settings: CheckSettings,
): Promise<DirectoryStream | null> => {
  if (inStream === undefined) return null;
  const groupOf = (found: CheckFinding) => suppressionOf(settings.suppress, found);
  const checks = [...(await loadChecks.directory()), ...own.directory];
  return new DirectoryStream(checks, optionsOf(settings), { kept: inStream.kept, groupOf });
};

const checkOpened = async (
  opened: OpenedWorkspace,
  companion: Companion,
  own: Policies,
  asOf: Instant,
  options: RunOptions,
  stream: DirectoryStream | null,
): Promise<Result<CheckRun>> => {
  const [topology, objects, rules, outcome] = await Promise.all([
    loadChecks.topology(),
    loadChecks.directory(),
    loadChecks['rule-set'](),
    loadChecks.outcome(),
  ]);
  const servers = checkServers(opened, [...rules, ...own['rule-set']], options);
  if (!servers.ok) return servers;
  const outcomeChecks = [...outcome, ...own.outcome];
  const ofObjects =
    stream === null
      ? checkWhole(opened, [...objects, ...own.directory], outcomeChecks, asOf, options)
      : ok([stream.end(), notSimulated(outcomeChecks, options)]);
  if (!ofObjects.ok) return failed([...servers.diagnostics, ...ofObjects.diagnostics]);
  const runs = [
    runTopologyChecks([...topology, ...own.topology], topologyOf(opened, companion, asOf), options),
    servers.value,
    ...ofObjects.value,
  ];
  return ok(joinRuns(runs), servers.diagnostics);
};

/** Checks the objects of a directory that is held, and what a simulation makes of them. */
const checkWhole = (
  opened: OpenedWorkspace,
  objects: readonly Check<'directory'>[],
  outcome: readonly Check<'outcome'>[],
  asOf: Instant,
  options: RunOptions,
): Result<readonly CheckRun[]> => {
  const { workspace, directory } = opened;
  const simulated = simulateWorkspace(opened, { rules: null, asOf });
  if (!simulated.ok) return simulated;
  return ok([
    runDirectoryChecks(objects, directoryContext(workspace), directory.objects, options),
    runOutcomeChecks(outcome, simulated.value.outcome, options),
    simulationRun(simulated.value.findings, options),
  ]);
};

/** The checks of the workspace itself: declared in YAML, and exported by modules that the command line has run. */
const policiesOf = (
  files: FileSet,
  { data }: Resources,
  now: Instant,
  modules: NonNullable<CheckChoices['modules']>,
): Result<Policies> => {
  const schema = data.get('schemas/policies.schema.json');
  invariant(schema !== undefined, 'the package has no policies schema');
  const declared = readPolicies(files, schema, now);
  const exported = modules.map(({ file, exported: value }) => policiesOfModule(value, file));
  const all = [declared, ...exported];
  const joined = all.reduce((sum, one) => (one.ok ? joinPolicies(sum, one.value) : sum), noPolicies);
  return resultOf(
    joined,
    all.flatMap(({ diagnostics }) => diagnostics),
  );
};

/** What `companion.yaml` says is configured beside the rules; nothing when there is no such file. */
const companionOf = (files: FileSet, { data }: Resources): Result<Companion> => {
  const text = files.get(companionFile);
  const schema = data.get('schemas/companion.schema.json');
  invariant(schema !== undefined, 'the package has no companion schema');
  return text === undefined ? ok({}) : readCompanion(text, companionFile, schema);
};

const companionFile = 'companion.yaml';

const topologyOf = (opened: OpenedWorkspace, companion: Companion, asOf: Instant): TopologySubject => {
  const file = 'onegal.yaml';
  const root = readYaml(opened.files.get(file) ?? '', file);
  return {
    workspace: opened.workspace,
    configurations: opened.configurations,
    companion,
    asOf,
    placeOf: (path: readonly (string | number)[]) => (root.ok ? placeOf(root.value, path) : { file }),
  };
};

/** The rules that every server would have: its own and the compiled ones. */
const checkServers = (
  opened: OpenedWorkspace,
  checks: readonly Check<'rule-set'>[],
  options: RunOptions,
): Result<CheckRun> => {
  const compiled = compileWorkspace(opened);
  if (!compiled.ok) return failed(compiled.diagnostics);
  const standard = builtInStandardRules(opened.resources.data);
  const definitions = standard.ok ? standard.value : null;
  const runs = compiled.value.flatMap(({ server, tenant, rules }) => {
    const configuration = opened.configurations.get(server);
    if (configuration === undefined) return [];
    const set = ruleSetOf(configuration, rules, { workspace: opened.workspace, tenant }, definitions);
    const placeOfRule = rulePlaces(below(opened.files, `servers/${server}`), `servers/${server}/`);
    return [runRuleSetChecks(checks, set, { ...options, placeOfRule, tenant })];
  });
  return resultOf(joinRuns(runs), compiled.diagnostics);
};

/** The rule set of one server of a workspace: what it has, and what is added. */
const ruleSetOf = (
  configuration: ServerConfiguration,
  custom: readonly SyncRule[],
  scenario: { readonly workspace: Workspace; readonly tenant: string },
  definitions: readonly SyncRule[] | null,
): RuleSet => {
  const replaced = new Set(custom.map(({ id }) => id));
  const rules = [...configuration.rules.filter(({ id }) => !replaced.has(id)), ...custom];
  return new RuleSet({ ...configuration, rules, scenario, judge: expressionFindings, definitions });
};
